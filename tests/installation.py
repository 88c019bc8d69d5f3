"""A real installation of its own for tests across processes: a data folder, the command line, a server."""

import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60.0
PLACE = ("host", "port", "user", "password")
NOT_OURS = (
    "DATABASE_URL",
    "CACHE_URL",
    "BASE_HOSTS",
    "FETCH_ALLOW_PRIVATE",
    "PORT",
    "HOST",
    "SMARTVILLAGE_CACHE_ANSWERS",
)


@dataclass(frozen=True)
class Installation:
    """`database`: URL; SQLite inside the folder by default. `source`: where the package lies."""

    folder: Path
    database: str = ""
    source: Path = ROOT / "src"
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        return {
            **inherited,
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.database or f"sqlite:///{self.folder / 'smartvillage.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "smartvillage.settings",
            "PYTHONPATH": str(self.source),
            **self.settings,
        }

    def start(self, *arguments: str, **options: Any) -> "subprocess.Popen[str]":
        """A command in a process group of its own, so that it and its children can be ended together."""
        command = [sys.executable, "-m", "smartvillage", *arguments]
        with self.log.open("a") as log:
            return subprocess.Popen(
                command,
                env=self.environment,
                cwd=self.folder,
                text=True,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **options,
            )

    @property
    def log(self) -> Path:
        """What started commands say; a pipe that nobody reads would stop a talkative server."""
        return self.folder / "started.log"

    def command(self, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """A command run to its end; fails with what it said."""
        found = subprocess.run(
            [sys.executable, "-m", "smartvillage", *arguments],
            env=self.environment,
            cwd=self.folder,
            text=True,
            capture_output=True,
            check=False,
            timeout=300,
        )
        assert not check or found.returncode == 0, f"{arguments}: {found.stdout}{found.stderr}"
        return found

    def json(self, *arguments: str, check: bool = True) -> Any:
        """What a command answers to `--json`."""
        return json.loads(self.command(*arguments, "--json", check=check).stdout)


@contextmanager
def serving(installation: Installation, *options: str) -> Iterator[str]:
    """The address of a running server."""
    port = free_port()
    process = installation.start("serve", "--port", str(port), *options)
    try:
        _wait(process, f"http://127.0.0.1:{port}/generate_204", installation.log)
        yield f"http://localhost:{port}"
    finally:
        end(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


def end(process: "subprocess.Popen[str]", how: int = signal.SIGTERM) -> None:
    """End a process we started and its children."""
    for sign in (how, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, sign)
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                continue


def program(name: str) -> str | None:
    return shutil.which(name)


class Database:
    """A look into an installation's database from outside, past everything of ours."""

    def __init__(self, installation: Installation) -> None:
        self._url = installation.database
        self._file = installation.folder / "smartvillage.sqlite3"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self._connected() as connection:
            return list(connection.execute(sql).fetchall())

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT COUNT(*) FROM {table}")[0][0])

    def somebody_writes(self) -> bool:
        """Whether a transaction of somebody else has been open for a moment."""
        if self._url:
            busy = "state <> 'idle' AND xact_start < clock_timestamp() - interval '0.2 s'"
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            return bool(self.rows(f"SELECT 1 FROM pg_stat_activity WHERE {others} AND {busy}"))
        with self._connected() as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            connection.execute("ROLLBACK")
        return False

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        if self._url:
            import psycopg

            with psycopg.connect(self._url, autocommit=True) as found:
                yield found
        else:
            with closing(sqlite3.connect(self._file, timeout=0, isolation_level=None)) as found:
                yield found


@contextmanager
def own_database() -> Iterator[str]:
    """The URL of a database of its own on the server this test run uses; "" where that is SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield ""
        return
    import psycopg
    from psycopg.conninfo import make_conninfo

    known = connection.settings_dict
    place = {name: known[name.upper()] or known["OPTIONS"].get(name) for name in PLACE}
    place = {name: str(value) for name, value in place.items() if value}
    name = f"smartvillage_{secrets.token_hex(6)}"
    server = make_conninfo(dbname="postgres", **place)
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    try:
        yield f"postgresql:///{name}?{urlencode(place)}"
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _wait(process: "subprocess.Popen[str]", url: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"the server ended: {log.read_text()}")
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server does not answer")
