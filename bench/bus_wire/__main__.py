"""Load, start, check and measure; exit status 1 when an answer falls below half of what the bare callable does."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from bench import limits, machine, report
from bench.client import Connection, Request
from bench.figures import Figure, more
from bench.measure import Pace, Side, throughput
from bench.ours import APPLICATION
from bench.paths import ROOT, WORK
from bench.servers import Server, free_port, granian

OURS, BARE = "ours, kept answer", "bare callable"
FOLDER = WORK / "bus_wire"
HEADERS = {"Host": "bad-belzig.localhost", "x-federal-state": "BB", "Accept-Language": "de-DE"}
PACKED = {**HEADERS, "Accept-Encoding": "gzip"}
LIST = "/bus/api/v1/pst/find?areaId=120690020020&limit=500&offset=0&searchWord=&selectAttributes=id,name"
DETAIL = "/bus/api/v1/pstExtended/100000007?areaId=120690020020"
ALL = 'query { publicServiceTypes(areaId: "120690020020") { id: externalId name __typename } }'
ASKED: Mapping[str, Request] = {
    "BUS: list of 500 services": Request(LIST, method="GET", headers=PACKED),
    "BUS: list of 500 services, not packed": Request(LIST, method="GET", headers=HEADERS),
    "BUS: page of a service": Request(DETAIL, method="GET", headers=PACKED),
    "BUS: GraphQL, all services": Request(f"/bus/graphql?query={quote(ALL)}", method="GET", headers=PACKED),
}
AT_LEAST = 0.5


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.bus_wire", description=__doc__)
    parser.add_argument("--services", type=int, default=2500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0)
    asked = parser.parse_args()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    _load(asked.services)
    pace = Pace(rounds=asked.rounds, seconds=asked.seconds)
    with _server() as server:
        found = [_measured(server, name, request, pace) for name, request in ASKED.items()]
        memory = server.resident_megabytes()
    found.append(Figure("BUS: resident memory afterwards", memory, "MB"))
    print(f"\n{machine.describe()}\n\n{report.table(found)}\n")
    return 1 if any(figure.holds is False for figure in found) else 0


def _measured(server: Server, name: str, request: Request, pace: Pace) -> Figure:
    """Ours and the bare callable in turns, with the bytes ours sent."""
    connection = Connection(server.port)
    body, first = connection.ask(request)
    again = [connection.ask(request) for _ in range(3)]
    if any(kept != body for kept, _ in again) or connection.header(request, "X-Cache") != "hit":
        raise RuntimeError(f"{name}: the answer was not kept")
    print(
        f"{name}: {len(body):,} bytes, made in {first:.1f} ms, kept in {min(took for _, took in again):.1f} ms"
    )
    answer = FOLDER / f"{len(body)}.bytes"
    answer.write_bytes(body)
    with limits.bare(answer) as bare:
        sides = [Side(OURS, server, request), Side(BARE, bare, replace(request, path="/"))]
        return more(name, throughput(None, sides, pace), OURS, BARE, AT_LEAST)


def _environment() -> dict[str, str]:
    return {
        "DATA_DIR": str(FOLDER),
        "DATABASE_URL": f"sqlite:///{FOLDER / 'bus.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "smartvillage.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


def _load(services: int) -> None:
    command = [sys.executable, "-m", "bench.bus_wire.catalogue", str(services)]
    subprocess.run(command, cwd=ROOT, env=os.environ | _environment(), check=True)


def _server() -> Server:
    port = free_port()
    return Server("bus-wire", granian(sys.executable, APPLICATION, port), port, _environment(), ROOT)


if __name__ == "__main__":
    sys.exit(main())
