"""The benchmark's own PostgreSQL database: schema `public` is ours, schema `peer` the peers'."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

SOCKET = "/var/run/postgresql"


@dataclass(frozen=True, slots=True)
class Database:
    """How to reach it: libpq parameters, so that every client may spell its own address."""

    name: str
    host: str
    port: str
    user: str
    password: str

    @classmethod
    def from_environment(cls) -> Database:
        """`BENCH_DATABASE_URL` when given, else `smartvillage_bench` on the local socket."""
        given = conninfo_to_dict(os.environ.get("BENCH_DATABASE_URL", ""))
        return cls(
            name=str(given.get("dbname") or "smartvillage_bench"),
            host=str(given.get("host") or os.environ.get("PGHOST", SOCKET)),
            port=str(given.get("port") or os.environ.get("PGPORT", "5432")),
            user=str(given.get("user") or os.environ.get("PGUSER") or os.environ.get("USER") or "root"),
            password=str(given.get("password") or os.environ.get("PGPASSWORD", "")),
        )

    def at(self, host: str) -> Database:
        """The same database behind another host or socket folder."""
        return Database(self.name, host, self.port, self.user, self.password)

    @property
    def url(self) -> str:
        """As `DATABASE_URL`; a socket folder stands before the name, as django-environ reads it."""
        secret = f":{self.password}" if self.password else ""
        host, folder = ("", f"{self.host}/") if self.host.startswith("/") else (self.host, "")
        return f"postgres://{self.user}{secret}@{host}:{self.port}/{folder}{self.name}"

    @property
    def environment(self) -> dict[str, str]:
        """libpq's variables, which psycopg, psql and node-postgres understand alike."""
        found = {"PGDATABASE": self.name, "PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user}
        return found | ({"PGPASSWORD": self.password} if self.password else {})

    def connect(self, name: str | None = None, **options: Any) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(
            dbname=name or self.name,
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password or None,
            **options,
        )

    def create(self) -> None:
        """Make the database if it is not there."""
        with self.connect("postgres", autocommit=True) as connection:
            if (
                connection.execute("SELECT FROM pg_database WHERE datname = %s", [self.name]).fetchone()
                is None
            ):
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.name)))

    def note(self, key: str) -> str | None:
        """What `remember` wrote under this key; None when nothing was."""
        with self.connect() as connection:
            if connection.execute("SELECT to_regclass('bench.note')").fetchone() == (None,):
                return None
            row = connection.execute("SELECT value FROM bench.note WHERE key = %s", [key]).fetchone()
            return str(row[0]) if row else None

    def remember(self, key: str, value: str) -> None:
        """Say what has been loaded, so that the next run need not load it again."""
        with self.connect() as connection:
            connection.execute("CREATE SCHEMA IF NOT EXISTS bench")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS bench.note (key text PRIMARY KEY, value text NOT NULL)"
            )
            connection.execute(
                "INSERT INTO bench.note VALUES (%s, %s) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, value],
            )

    def backends(self) -> list[int]:
        """Process ids of the server's backends that work for this database."""
        with self.connect("postgres") as connection:
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.name])
            return [int(pid) for (pid,) in rows]
