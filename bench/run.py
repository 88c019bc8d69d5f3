"""`make bench`: install the peers, load the dataset, check that all answer alike, measure, report."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict

from bench import figures, machine, ours, phones, report, wire
from bench.database import Database
from bench.dataset import Dataset
from bench.measure import Pace, Side, latency, throughput
from bench.paths import BENCH
from bench.peers import install, relational
from bench.stage import (
    BARE,
    CACHED,
    COLD,
    NGINX,
    POSTGRAPHILE,
    STRAWBERRY,
    WARM,
    Stage,
    check_answers,
    count_statements,
    raised,
    screen_statements,
)
from bench.variables import today

TOOLS = ("wrk", "nginx", "taskset", "npm", "psql")
PEERS = (STRAWBERRY, POSTGRAPHILE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 when a figure with a target falls short, 2 when the machine lacks a tool."""
    asked = _arguments(arguments)
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        print(f"The benchmark needs {', '.join(missing)}.", file=sys.stderr)
        return 2
    database = Database.from_environment()
    database.create()
    _step("peers: installing what is not there yet")
    install.strawberry(), install.postgraphile()
    dataset = Dataset(today=today(), scale=asked.scale)
    clients = _loaded(dataset, database, anew=asked.reload, with_ours=not asked.peers_only)
    pace = Pace(rounds=asked.rounds, seconds=asked.seconds)
    return _measured(database, clients, pace, complete=asked.scale == 1 and not asked.peers_only)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="size of the dataset; the figures are for 1")
    parser.add_argument("--rounds", type=int, default=3, help="turns of every server per profile")
    parser.add_argument("--seconds", type=float, default=4.0, help="length of a turn")
    parser.add_argument("--reload", action="store_true", help="load the dataset even if it is there")
    parser.add_argument("--peers-only", action="store_true", help="leave our own server out")
    return parser.parse_args(arguments)


def _loaded(dataset: Dataset, database: Database, *, anew: bool, with_ours: bool) -> dict[str, ours.Client]:
    """Load what is not loaded yet; the day counts, because events are placed around it."""
    wanted = {
        "peers": _fingerprint(dataset, "peers/*.sql", "peers/relational.py", "peers/postgraphile/*.sql")
    }
    if with_ours:
        wanted["ours"] = _fingerprint(
            dataset, "ours/loading.py", "ours/values.py", "../src/smartvillage/**/migrations/*.py"
        )
    for name, mark in wanted.items():
        if not anew and database.note(f"{name} loaded") == mark:
            continue
        _step(f"dataset: loading {name}")
        if name == "peers":
            relational.load(dataset, database)
        else:
            said = {key: asdict(client) for key, client in ours.load(dataset, database).items()}
            database.remember("clients", json.dumps(said))
        database.remember(f"{name} loaded", mark)
    kept = json.loads(database.note("clients") or "{}") if with_ours else {}
    return {key: ours.Client(**client) for key, client in kept.items()}


def _fingerprint(dataset: Dataset, *patterns: str) -> str:
    files = sorted(
        {path for pattern in ("dataset.py", "texts.py", *patterns) for path in BENCH.glob(pattern)}
    )
    digest = hashlib.sha256(repr(dataset).encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _measured(database: Database, clients: dict[str, ours.Client], pace: Pace, *, complete: bool) -> int:
    _step("counting SQL statements")
    statements = count_statements(database, clients)
    with raised(database, clients) as stage:
        _step("comparing answers")
        check_answers(stage)
        _step("news")
        loads = {"news": throughput(database, _sides(stage, "news", COLD, *PEERS, CACHED, BARE, NGINX), pace)}
        _step("places")
        places = _sides(stage, "places", COLD, *PEERS)
        if WARM in stage.sessions:
            edit = stage.sessions[WARM].edit_place
            places.append(Side(WARM, stage.servers[WARM], stage.ask[WARM]("places"), edit))
        latencies = {"places": latency(database, places, pace)}
        _step("events")
        latencies["events"] = latency(database, _sides(stage, "events", COLD, *PEERS), pace)
        found = _phones(stage, pace) if clients else []
        if WARM in stage.sessions:
            stage.sessions[WARM].restore_place()
        memory = {name: server.resident_megabytes() for name, server in stage.servers.items()}
    print(f"\n{machine.describe()}\n\n{report.details(loads, latencies, statements)}\n")
    if not clients:
        return 0
    found += figures.statements(screen_statements(database, clients))
    _step("projection")
    found = [
        *figures.news(loads["news"]),
        *figures.places(latencies["places"]),
        *figures.events(latencies["events"], statements),
        *found,
        *figures.projection(ours.projection(database)),
        *figures.memory(memory),
    ]
    print(f"\n{report.table(found)}\n")
    report.write(found, complete=complete)
    return 1 if any(figure.holds is False for figure in found) else 0


def _phones(stage: Stage, pace: Pace) -> list[figures.Figure]:
    """Our server as it is shipped, under the app's own load."""
    _step("phones")
    shipped = stage.servers[CACHED]
    session = stage.sessions[CACHED]
    first, again = wire.introspection(session)
    starts = phones.cold_starts(session)
    rush = phones.stampede(shipped, session, seconds=pace.rounds * pace.seconds)
    created = wire.importing(session, seconds=pace.seconds)
    ours.forget_imported(stage.database)
    return [*figures.phones(starts, rush), *figures.wire(first, again, created)]


def _sides(stage: Stage, document: str, *names: str) -> list[Side]:
    return [
        Side(name, stage.servers[name], stage.ask[name](document)) for name in names if name in stage.servers
    ]


def _step(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
