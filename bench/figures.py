"""The figures the project promises, from what was measured. A ratio says how many times better ours is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean

from bench.client import Load
from bench.measure import Latency
from bench.phones import PHONES, STAMPEDE, WITHIN_SECONDS, ColdStarts, Stampede
from bench.stage import BARE, CACHED, COLD, NGINX, POSTGRAPHILE, STRAWBERRY, WARM


@dataclass(frozen=True)
class Figure:
    """One line of the report. Without target it is for information; `holds` is None then."""

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    ratio: float | None = None
    target: str = ""
    holds: bool | None = None


def more(name: str, found: Mapping[str, Load], ours: str, peer: str, at_least: float | None = None) -> Figure:
    """Answers per second; the more the better."""
    value, other = found[ours].per_second, found[peer].per_second
    return _compared(name, value, "requests/s", peer, other, value / other, at_least)


def quicker(
    name: str, found: Mapping[str, Latency], ours: str, peer: str, at_least: float | None = None
) -> Figure:
    """Median latency; the less the better."""
    value, other = found[ours].p50, found[peer].p50
    return _compared(name, value, "ms p50", peer, other, other / value, at_least)


def bounded(name: str, value: float, unit: str, at_most: float) -> Figure:
    return Figure(name, value, unit, target=f"<= {at_most:g} {unit}", holds=value <= at_most)


def at_least(name: str, value: float, unit: str, least: float) -> Figure:
    return Figure(name, value, unit, target=f">= {least:g} {unit}", holds=value >= least)


def news(found: Mapping[str, Load]) -> list[Figure]:
    name = "News: list of 30 with blocks and media, not cached"
    cached = "News: the same from the answer cache"
    return [
        more(name, found, COLD, STRAWBERRY, 15),
        more(name, found, COLD, POSTGRAPHILE, 2.5),
        more(cached, found, CACHED, BARE, 0.5),
        more(cached, found, CACHED, NGINX),
    ]


def places(found: Mapping[str, Latency]) -> list[Figure]:
    name = "Places: all 3,000 for the map, cold caches"
    edited = "Places: the same with warm fragments, one just edited"
    return [
        quicker(name, found, COLD, STRAWBERRY, 15),
        quicker(name, found, COLD, POSTGRAPHILE),
        quicker(edited, found, WARM, STRAWBERRY, 80),
        quicker(edited, found, WARM, POSTGRAPHILE, 6),
    ]


def events(found: Mapping[str, Latency], statements: Mapping[str, Mapping[str, int]]) -> list[Figure]:
    name = "Events: one month from 10,000 with series, cold caches"
    return [
        bounded("Events: SQL statements", statements[COLD]["events"], "statements", 2),
        quicker(name, found, COLD, STRAWBERRY, 12),
        quicker(name, found, COLD, POSTGRAPHILE),
    ]


def projection(found: Mapping[str, Mapping[str, float]]) -> list[Figure]:
    return [
        _compared(
            f"Projection of {name}", took["compiled"], "ms", "graphql-core", took["standard"],
            took["standard"] / took["compiled"], 10,
        )
        for name, took in found.items()
    ]  # fmt: skip


def phones(starts: ColdStarts, rush: Stampede) -> list[Figure]:
    """At the rate seen; the stampede is 20,000 phones in 60 s, scaled to what one processor answers."""
    return [
        Figure(f"Cold start of {PHONES} phones at once: a phone has everything", starts.phone_p95, "ms p95"),
        Figure(f"Cold start: one of its {starts.requests} requests", starts.request_p95, "ms p95"),
        Figure(f"Stampede: phones that open home and one item in {WITHIN_SECONDS} s", rush.phones, "phones"),
        Figure(f"Stampede: of {STAMPEDE:,} phones", rush.phones / STAMPEDE * 100, "%"),
        Figure("Stampede: answers from the cache", rush.cached * 100, "%"),
        Figure("Stampede: a request", rush.p95, "ms p95"),
    ]


def wire(first: float, again: float, created: float) -> list[Figure]:
    return [
        bounded("Introspection, the first after a start", first, "ms", 100),
        Figure("Introspection, again", again, "ms p50"),
        at_least("createEventRecord from one importer", created, "items/s", 200),
    ]


def statements(found: Mapping[str, int]) -> list[Figure]:
    worst = max(found, key=lambda name: found[name])
    name = f"SQL statements of a question at the start: the most ({worst})"
    return [
        Figure(name, found[worst], "statements"),
        Figure("... on average", mean(found.values()), "statements"),
    ]


def memory(found: Mapping[str, float]) -> list[Figure]:
    """After the run; ours as it is shipped, with both caches."""
    shipped = max(value for name, value in found.items() if name in (COLD, WARM, CACHED))
    rest = [
        Figure(f"Memory: {name}", value, "MB") for name, value in found.items() if name not in (BARE, NGINX)
    ]
    return [bounded("Memory: a web process after the run", shipped, "MB", 200), *rest]


def _compared(
    name: str, value: float, unit: str, peer: str, other: float, ratio: float, at_least: float | None
) -> Figure:
    if at_least is None:
        return Figure(name, value, unit, peer, other, ratio)
    return Figure(name, value, unit, peer, other, ratio, f">= {at_least:g} x", ratio >= at_least)
