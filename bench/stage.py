"""Everybody on stage: all servers side by side over the same content, checked to answer alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from bench import limits, ours, peers, phones
from bench.answers import comparable, first_difference, from_postgraphile
from bench.client import Connection, Request
from bench.database import Database
from bench.paths import WORK
from bench.servers import Server
from bench.statements import Counter
from bench.variables import VARIABLES

COLD, WARM, CACHED = "ours, no caches", "ours, fragments", "ours, answer cache"
STRAWBERRY, POSTGRAPHILE, BARE, NGINX = "strawberry-django", "PostGraphile", "bare callable", "nginx file"
SWITCHES = {COLD: (False, False), WARM: (False, True), CACHED: (True, True)}

Ask = Callable[[str], Request]


@dataclass(frozen=True)
class Stage:
    """By name: the servers, how each is asked for a document, and our sessions."""

    database: Database
    servers: Mapping[str, Server]
    ask: Mapping[str, Ask]
    sessions: Mapping[str, ours.Session]


@contextmanager
def raised(database: Database, clients: Mapping[str, ours.Client]) -> Iterator[Stage]:
    """Start everything; `clients` is empty when only the peers are wanted."""
    with ExitStack() as stack:
        found: dict[str, Server] = {
            STRAWBERRY: stack.enter_context(peers.strawberry(database)),
            POSTGRAPHILE: stack.enter_context(peers.postgraphile(database)),
        }
        ask: dict[str, Ask] = {STRAWBERRY: _strawberry, POSTGRAPHILE: _postgraphile}
        sessions: dict[str, ours.Session] = {}
        for name, (answers, fragments) in SWITCHES.items() if clients else ():
            slug = name.replace(", ", "-").replace(" ", "-")
            server = ours.server(database, slug, answers=answers, fragments=fragments)
            found[name] = stack.enter_context(server)
            sessions[name] = ours.Session(server.port, clients)
            ask[name] = partial(_ours, sessions[name])
        first = COLD if clients else STRAWBERRY
        answer = WORK / "answers" / "news.json"
        answer.parent.mkdir(parents=True, exist_ok=True)
        answer.write_bytes(Connection(found[first].port).ask(ask[first]("news"))[0])
        found[BARE] = stack.enter_context(limits.bare(answer))
        found[NGINX] = stack.enter_context(limits.nginx(answer))
        ask |= {BARE: ask[first], NGINX: lambda _name: limits.file(answer)}
        yield Stage(database, found, ask, sessions)


def check_answers(stage: Stage) -> None:
    """Every server says the same of every document; raises with the first difference."""
    for name, variables in VARIABLES.items():
        said = {
            server: Connection(stage.servers[server].port).data(stage.ask[server](name))
            for server in (STRAWBERRY, POSTGRAPHILE, *stage.sessions)
        }
        said[POSTGRAPHILE] = from_postgraphile(said[POSTGRAPHILE], variables)
        reference = comparable(said.pop(STRAWBERRY))
        for server, answer in said.items():
            if difference := first_difference(reference, comparable(answer)):
                raise RuntimeError(f"{name}: {STRAWBERRY} and {server} differ: {difference}")


def count_statements(database: Database, clients: Mapping[str, ours.Client]) -> dict[str, dict[str, int]]:
    """By server and document: SQL statements of one request with cold caches."""
    makers: dict[str, Callable[[Database], Server]] = {
        STRAWBERRY: peers.strawberry,
        POSTGRAPHILE: peers.postgraphile,
    }
    if clients:
        makers[COLD] = lambda counted: ours.server(counted, "counted", answers=False, fragments=False)
    found: dict[str, dict[str, int]] = {}
    for name, make in makers.items():
        with Counter(database) as counter, make(counter.database) as server:
            ask = {STRAWBERRY: _strawberry, POSTGRAPHILE: _postgraphile}.get(name)
            ask = ask or partial(_ours, ours.Session(server.port, clients))
            found[name] = {document: _statements(counter, server, ask(document)) for document in VARIABLES}
    return found


def screen_statements(database: Database, clients: Mapping[str, ours.Client]) -> dict[str, int]:
    """SQL statements of every question of a cold start and of the start page, with cold caches."""
    with ExitStack() as stack:
        counter = stack.enter_context(Counter(database))
        server = ours.server(counter.database, "counted-screens", answers=False, fragments=False)
        session = ours.Session(stack.enter_context(server).port, clients)
        asked = phones.questions(session, "cold_start_fresh", "home_focus")
        return {name: _statements(counter, server, request) for name, request in asked}


def _statements(counter: Counter, server: Server, request: Request) -> int:
    """The least of a few consecutive requests: the others open connections or refresh what a process
    remembers for an instant.
    """
    connection = Connection(server.port)
    seen: list[int] = []
    for _ in range(4):
        before = counter.count
        connection.ask(request)
        seen.append(counter.count - before)
    return min(seen)


def _strawberry(name: str) -> Request:
    return peers.strawberry_request(name, VARIABLES[name])


def _postgraphile(name: str) -> Request:
    return peers.postgraphile_request(name, VARIABLES[name])


def _ours(session: ours.Session, name: str) -> Request:
    return session.request(name, VARIABLES[name])
