"""The app's phones: many cold starts at once, and the stampede after a push, by the requests the app really sends."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from bench import ours
from bench.beside import Editing, Sampling
from bench.client import Connection, Request, storm_of
from bench.servers import Server
from tests.contract.documents import documents
from tests.contract.flows import flows, steps

PHONES = 30
STAMPEDE, WITHIN_SECONDS = 20_000, 60
FIRST = """{ newsItems(limit: 1) { id dataProvider { id } categories { id } } }"""


@dataclass(frozen=True)
class ColdStarts:
    """`phone_*`: until a phone had all its answers, in milliseconds; `request_p95`: of single requests."""

    requests: int
    phone_p50: float
    phone_p95: float
    request_p95: float


@dataclass(frozen=True)
class Stampede:
    """`phones`: how many open home and one item within the time, at the rate seen; `cached`: share of kept answers."""

    per_second: float
    requests_per_phone: int
    phones: float
    cached: float
    p95: float


def requests(session: ours.Session, *names: str) -> list[Request]:
    """What a phone asks the DataHub on these screens, whatever the municipality has configured."""
    return [request for _, request in questions(session, *names)]


def questions(session: ours.Session, *names: str) -> Iterator[tuple[str, Request]]:
    """The same with the documents' names."""
    first = Connection(session.port).data(session.graphql(FIRST, {}, client="app"))["newsItems"][0]
    known: Mapping[str, Any] = {
        "id": first["id"],
        "GET_NEWS_ITEMS dataProviderId id": first["dataProvider"]["id"],
        "categoryId": first["categories"][0]["id"],
    }
    for name in names:
        for step in steps([asked for asked in flows()[name] if asked["when"] == "always"], known):
            if step.document:
                text = documents()[step.document]
                yield step.document, session.graphql(text, step.variables or {}, client="app")


def cold_starts(session: ours.Session, *, phones: int = PHONES) -> ColdStarts:
    """All phones start in the same moment, each asks one question after the other."""
    asked = requests(session, "cold_start_fresh")
    start = threading.Barrier(phones)
    took: list[list[float]] = [[] for _ in range(phones)]

    def phone(mine: list[float]) -> None:
        connection = Connection(session.port)
        start.wait()
        mine.extend(connection.ask(request)[1] for request in asked)

    threads = [threading.Thread(target=phone, args=[mine]) for mine in took]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = [sum(mine) for mine in took]
    single = [one for mine in took for one in mine]
    return ColdStarts(len(single), median(whole), _p95(whole), _p95(single))


def stampede(server: Server, session: ours.Session, *, seconds: float) -> Stampede:
    """Home and one item by as many phones as the server can take, while an editor saves every other second."""
    asked = requests(session, "home_focus", "news_detail")
    with Editing(session), Sampling(session, asked) as seen:
        load = storm_of("stampede", server.port, asked, seconds=seconds, connections=64)
    phones = load.per_second / len(asked) * WITHIN_SECONDS
    return Stampede(load.per_second, len(asked), phones, sum(seen) / len(seen), load.p95)


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[18]
