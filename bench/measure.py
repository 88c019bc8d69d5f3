"""Measures several servers in turns, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from bench.client import Connection, Load, Request, storm
from bench.database import Database
from bench.servers import SERVER_CPU, Server


@dataclass(frozen=True)
class Side:
    """A server with the request it is measured with.

    `before` runs ahead of every request and is not measured; the text it returns must be in the answer.
    """

    name: str
    server: Server
    request: Request
    before: Callable[[], str] | None = None


@dataclass(frozen=True)
class Latency:
    """Of requests one after another, in milliseconds; `size` of an answer in bytes."""

    p50: float
    p95: float
    size: int
    count: int


@dataclass(frozen=True)
class Pace:
    """`rounds` turns for every side, each of `seconds`; under full load with `connections` clients."""

    rounds: int = 3
    seconds: float = 4.0
    connections: int = 8


def throughput(database: Database | None, sides: Sequence[Side], pace: Pace) -> dict[str, Load]:
    """Answers per second under full load: the round with the median, of every side."""
    for side in sides:
        _turn(side, seconds=1.0, at_least=3)
    rounds: dict[str, list[Load]] = {side.name: [] for side in sides}
    for _ in range(pace.rounds):
        for side in sides:
            if database:
                pin_backends(database)
            load = storm(
                side.name, side.server.port, side.request, seconds=pace.seconds, connections=pace.connections
            )
            rounds[side.name].append(load)
    return {
        name: sorted(seen, key=lambda load: load.per_second)[len(seen) // 2] for name, seen in rounds.items()
    }


def latency(database: Database, sides: Sequence[Side], pace: Pace) -> dict[str, Latency]:
    """How long one waiting client waits, over all rounds of every side."""
    for side in sides:
        _turn(side, seconds=0.5, at_least=2)
    took: dict[str, list[float]] = {side.name: [] for side in sides}
    sizes: dict[str, int] = {}
    for _ in range(pace.rounds):
        for side in sides:
            pin_backends(database)
            seen, sizes[side.name] = _turn(side, seconds=pace.seconds, at_least=2)
            took[side.name] += seen
    return {name: summary(seen, sizes[name]) for name, seen in took.items()}


def summary(took: Sequence[float], size: int) -> Latency:
    return Latency(median(took), quantiles(took, n=20, method="inclusive")[18], size, len(took))


def pin_backends(database: Database) -> None:
    """PostgreSQL's share of the work belongs to the servers' processor; its owner and root may say so."""
    for pid in database.backends():
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.sched_setaffinity(pid, {SERVER_CPU})


def _turn(side: Side, *, seconds: float, at_least: int) -> tuple[list[float], int]:
    connection = Connection(side.server.port)
    until = time.monotonic() + seconds
    took: list[float] = []
    size = 0
    while len(took) < at_least or time.monotonic() < until:
        expected = side.before() if side.before else ""
        answer, milliseconds = connection.ask(side.request)
        if expected.encode() not in answer:
            raise RuntimeError(f"{side.name} answered with old content: {expected!r} is missing")
        took.append(milliseconds)
        size = len(answer)
    return took, size
