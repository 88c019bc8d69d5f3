"""What tests of every module share."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from smartvillage.core.people.viewer import Viewer

ROOT = Path(__file__).resolve().parents[2]


def shared(path: str) -> Path:
    """A file of the sample collection beside the project; skips the test where it is absent."""
    found = ROOT.parent / "shared" / path
    if not found.exists():
        pytest.skip(f"sample {path} is not here")
    return found


@dataclass(frozen=True)
class Place:
    """A municipality of a test; `organisation` has every right."""

    id: int
    slug: str
    organisation: int

    def viewer(self, role: str = "admin", **changes: Any) -> Viewer:
        """A viewer of the organisation in a role."""
        from dataclasses import replace

        from smartvillage.core.municipalities.scope import within
        from smartvillage.core.people.models import Organisation
        from smartvillage.core.people.viewers import viewer_for

        with within(self.id):
            organisation = Organisation.objects.get(pk=changes.pop("organisation", self.organisation))
        return replace(viewer_for(organisation=organisation, role=role, client="test"), **changes)

    def ask(
        self, query: str, variables: dict[str, Any] | None = None, *, role: str = "admin", **changes: Any
    ) -> dict[str, Any]:
        """The whole GraphQL answer for a role, without HTTP."""
        return ask(query, variables, viewer=self.viewer(role, **changes))

    def agreed(
        self, query: str, variables: dict[str, Any] | None = None, *, role: str = "admin", **changes: Any
    ) -> Any:
        """The data of a query, having seen that it was compiled and that the standard executor says the same."""
        return agreed(query, variables or {}, viewer=self.viewer(role, **changes))

    def data(
        self, query: str, variables: dict[str, Any] | None = None, *, role: str = "admin", **changes: Any
    ) -> Any:
        """The answer's data; fails on errors."""
        answer = self.ask(query, variables, role=role, **changes)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def publish(self, kind: str, generic_type: str = "", **values: Any) -> int:
        """Store an item of the organisation; returns its number."""
        from smartvillage.core.content.kinds import kind_of
        from smartvillage.core.content.save import create_item

        number: int = create_item(
            viewer=self.viewer(), kind=kind_of(kind, generic_type), values=values
        ).item.pk
        return number

    def page(self, path: str, **headers: str) -> Any:
        """What a citizen's browser gets for a path: Django's test response."""
        from django.test import Client

        return Client().get(path, headers={"host": f"{self.slug}.localhost", **headers})


def agreed(query: str, variables: dict[str, Any], *, viewer: Viewer) -> Any:
    from smartvillage.surfaces.graphql.context import Context
    from smartvillage.surfaces.graphql.documents import document
    from smartvillage.surfaces.graphql.execute import answer
    from smartvillage.surfaces.graphql.rendering import render
    from smartvillage.surfaces.graphql.standard import execute_standard

    ours, theirs = (Context(viewer=viewer, base_url="http://test") for _ in range(2))
    made = answer(query=query, variables=variables, operation=None, context=ours)
    assert made.cacheable, "executed by the standard executor"
    said: dict[str, Any] = orjson.loads(made.body)
    found = document(query)
    assert said == orjson.loads(render(execute_standard(found, found.operation(None), variables, theirs)))
    return said["data"]


def ask(query: str, variables: dict[str, Any] | None = None, *, viewer: Viewer) -> dict[str, Any]:
    from smartvillage.surfaces.graphql.context import Context
    from smartvillage.surfaces.graphql.execute import answer

    context = Context(viewer=viewer, base_url="http://test")
    body = answer(query=query, variables=variables or {}, operation=None, context=context).body
    said: dict[str, Any] = orjson.loads(body)
    return said


def make_place(slug: str, name: str) -> Place:
    """A municipality with one organisation that has every right."""
    from smartvillage.core.municipalities.models import Municipality
    from smartvillage.core.people.models import Organisation
    from smartvillage.core.people.rights import Right

    municipality = Municipality.objects.create(slug=slug, name=name)
    organisation = Organisation.objects.create(
        municipality=municipality, name=f"Rathaus {name}", rights=list(Right)
    )
    return Place(municipality.pk, slug, organisation.pk)


def forget_everything() -> None:
    """Empty all caches of this process; transactions that roll back leave them wrong."""
    from django.core.cache import cache

    from smartvillage.core.content.select import forget_sizes
    from smartvillage.core.content.structure import forget_structure
    from smartvillage.core.content.versions import forget_versions
    from smartvillage.core.geocoding.gazetteer import forget_streets
    from smartvillage.core.modules import rooms
    from smartvillage.core.municipalities.directory import forget
    from smartvillage.core.numbers.counting import forget_counts
    from smartvillage.core.search.index import forget_seen
    from smartvillage.core.search.lexicon import forget_lexicons
    from smartvillage.surfaces.graphql.answers import forget_answers
    from smartvillage.surfaces.graphql.fragments import store
    from smartvillage.surfaces.oauth.tokens import forget_tokens
    from smartvillage.surfaces.webapp.native.contents import forget as forget_contents
    from smartvillage.surfaces.webapp.native.linked import forget as forget_linked

    for clear in (
        cache.clear,
        forget,
        forget_seen,
        forget_counts,
        forget_lexicons,
        forget_sizes,
        forget_versions,
        forget_structure,
        forget_streets,
        forget_answers,
        store.clear,
        forget_tokens,
        forget_contents,
        forget_linked,
    ):
        clear()
    for name in ("pages", "front", "statics"):
        for room in rooms(name):
            getattr(room, "forget", lambda: None)()


@dataclass(frozen=True)
class Reply:
    """What the WSGI application answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


def call(path: str, body: bytes | dict[str, Any] = b"", *, method: str = "POST", **headers: str) -> Reply:
    """One request to the whole application, front included; header names with underscores."""
    import io
    from wsgiref.util import setup_testing_defaults

    from smartvillage.wsgi import application

    content = orjson.dumps(body) if isinstance(body, dict) else body
    name, _, query = path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": name,
        "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(content)),
        "CONTENT_TYPE": headers.pop("content_type", "application/json"),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(content),
        "HTTP_HOST": headers.pop("host", "localhost"),
        **{f"HTTP_{key.upper()}": value for key, value in headers.items()},
    }
    setup_testing_defaults(environ)
    said: list[Any] = []
    with _connection_stays_open():
        parts = application(environ, lambda status, sent: said.extend((status, sent)))
        try:
            answer = b"".join(parts)
        finally:
            getattr(parts, "close", lambda: None)()
    return Reply(int(said[0].split()[0]), dict(said[1]), answer)


@contextmanager
def _connection_stays_open() -> Iterator[None]:
    """A request ends by closing worn connections; the test's own is in the middle of its transaction."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    signals = (request_started, request_finished)
    for signal_ in signals:
        signal_.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal_ in signals:
            signal_.connect(close_old_connections)


def token(place: Place, role: str = "admin") -> str:
    """An access token of a new client, got as clients get it."""
    from smartvillage.core.municipalities.scope import within
    from smartvillage.core.people.models import Organisation
    from smartvillage.surfaces.oauth.clients import create_client

    with within(place.id):
        made = create_client(
            organisation=Organisation.objects.get(pk=place.organisation), role=role, name=f"test {role}"
        )
    asked = {
        "client_id": made.client_id,
        "client_secret": made.client_secret,
        "grant_type": "client_credentials",
    }
    found: str = call("/oauth/token", asked).json["access_token"]
    return found


@contextmanager
def finishes(*, seconds: int = 60) -> Iterator[None]:
    """Breaks off what hangs; says nothing about speed."""

    def hangs(*_: object) -> None:
        raise AssertionError(f"still not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
