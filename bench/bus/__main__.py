"""`python -m bench.bus`: a state of any size through the importer, killed on the way, and asked who is responsible."""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench import machine
from bench.bus.data import Size, write_areas, write_catalogue, write_delta
from bench.database import Database
from bench.paths import BENCH

TARGETS = {"import_s": 600.0, "rss_mb": 200.0, "delta_s": 5.0, "p95_ms": 1.0, "search_ms": 30.0}
NAME = "bench"
SEARCHES = 500


@dataclass(frozen=True)
class Bench:
    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "smartvillage.settings",
        }

    def smartvillage(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "smartvillage", *arguments]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, *arguments: str) -> tuple[str, float, float]:
        """Output, seconds, and the megabytes the process had at most."""
        begun = time.monotonic()
        process = self.smartvillage(*arguments)
        assert process.stdout
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{said}")
        return said, time.monotonic() - begun, used.ru_maxrss / 1024

    def work(self, *arguments: str) -> Any:
        command = [sys.executable, "-m", "bench.bus.work", *arguments]
        done = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout)

    def importing(self, folder: Path, *, full: bool) -> list[str]:
        where = ("BB", NAME, "--kind", "xzufi", "--location", str(folder), "--json")
        return ["services_import", *where, *(["--full"] if full else [])]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 when a figure falls short at full size."""
    asked = _arguments(arguments)
    size = Size().scaled(asked.scale)
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        bench = Bench(Path(name), _database(asked.database, Path(name)))
        found = _measured(bench, size, kills=asked.kills, lookups=asked.lookups)
    found |= {"database": asked.database, "machine": machine.describe(), "size": asdict(size)}
    print(json.dumps(found, indent=1))
    short = [name for name, most in TARGETS.items() if found[name] > most]
    if asked.write:
        (BENCH / "results" / f"bus-{asked.database}.json").write_text(json.dumps(found, indent=1) + "\n")
    return 1 if short and asked.scale >= 1 else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.bus", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="1: 100,000 services, 2 million competences")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--kills", type=int, default=0, help="how often a second import is killed on its way")
    parser.add_argument("--lookups", type=int, default=5_000)
    parser.add_argument("--folder", default=None, help="where the files lie meanwhile")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    return parser.parse_args(arguments)


def _database(kind: str, folder: Path) -> str:
    if kind == "sqlite":
        return f"sqlite:///{folder / 'bus.sqlite3'}"
    database = Database.from_environment()
    database.create()
    with database.connect(autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return database.url


def _measured(bench: Bench, size: Size, *, kills: int, lookups: int) -> dict[str, Any]:
    files = bench.folder / "files"
    files.mkdir()
    write_catalogue(files / "1.xml", size)
    write_areas(bench.folder / "areas.csv")
    found: dict[str, Any] = {"megabytes_read": round((files / "1.xml").stat().st_size / 1e6)}
    _step("tables and areas")
    bench.run("migrate", "--verbosity", "0")
    bench.run("services_areas", str(bench.folder / "areas.csv"))
    _step(f"import of {found['megabytes_read']} MB")
    said, seconds, megabytes = bench.run(*bench.importing(files, full=True))
    found |= {"import_s": round(seconds, 1), "rss_mb": round(megabytes), "counts": json.loads(said)["counts"]}
    _step(f"{seconds:.0f} s, {megabytes:.0f} MB; the same again")
    _, seconds, _ = bench.run(*bench.importing(files, full=True))
    found["again_s"] = round(seconds, 1)
    _step("who is responsible")
    found["lookups"] = bench.work("lookups", str(lookups))
    found["p95_ms"] = found["lookups"]["competent"]["p95"]
    _step("everyday questions")
    found["searches"] = bench.work("searches", str(SEARCHES))
    found["search_ms"] = found["searches"]["p95"]
    if kills:
        found["kills"] = _killed(bench, files, kills=kills, seconds=found["import_s"])
    _step("a delta of 1,000 objects")
    write_delta(files / "2.xml", size, count=1_000)
    _, seconds, _ = bench.run(*bench.importing(files, full=False))
    found["delta_s"] = round(seconds, 1)
    return found


def _killed(bench: Bench, files: Path, *, kills: int, seconds: float) -> dict[str, Any]:
    """Import into an emptied catalogue, kill -9 at random, until it ends; compare with what was there before."""
    expected = bench.work("fingerprint")
    draw = random.Random()
    bench.work("empty")
    moments = [round(draw.uniform(1.0, max(2.0, seconds)), 1) for _ in range(kills)]
    for moment in moments:
        process = bench.smartvillage(*bench.importing(files, full=True))
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        _step(f"killed after {moment} s")
    bench.run(*bench.importing(files, full=True))
    same = bench.work("fingerprint") == expected
    if not same:
        raise SystemExit("After being killed the catalogue is another one.")
    return {"after_s": moments, "same_catalogue": same}


def _step(text: str) -> None:
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
