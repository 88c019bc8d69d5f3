"""GET /bus/api/v1/...: which address is which call, and how what a call makes becomes an answer."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from http import HTTPStatus

from smartvillage.modules.services.queries import states
from smartvillage.modules.services.wire import areas, categories, extras, offices, services
from smartvillage.modules.services.wire.asked import Asked, Refusal, language, parameters, state
from smartvillage.modules.services.wire.made import Made
from smartvillage.modules.services.wire.passing import passed_on
from smartvillage.modules.services.wire.serving import Question, refuse, serve
from smartvillage.modules.services.wire.shelf import Answer
from smartvillage.surfaces.http import Environ, StartResponse

Call = Callable[..., Made]
BASE = "/bus/api/v1/"
CALLS: Mapping[str, Call] = {
    "political-area/search": areas.search,
    "political-area/{id}": areas.one,
    "pst/find": services.find,
    "pst/{id}": services.one,
    "pstExtended/find": services.search,
    "pstExtended/{id}": services.one,
    "pstCategory/find": categories.find,
    "pstCategory/{id}": categories.one,
    "ou/findByCompetence": offices.find,
    "ou/{id}": offices.one,
    "person/find": offices.persons,
    "form/find": offices.forms,
    "os/findByCompetence": offices.online_services,
    "service/{id}/full": services.full,
    "suggest": extras.suggest,
    "changes": extras.changes,
    "stats/top": extras.top,
}
"""By address; an id may contain slashes, so the fixed addresses come first."""

_PATTERNS = [(re.compile(re.escape(path).replace(r"\{id\}", "(.+)")), call) for path, call in CALLS.items()]


def rest(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """One call; every failure is JSON."""
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD"):
        allow = [("Allow", "GET, HEAD, OPTIONS")]
        return refuse(start, Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "only GET is offered", allow))
    sent = (
        environ.get("HTTP_HOST"),
        environ["PATH_INFO"],
        environ.get("QUERY_STRING"),
        environ.get("HTTP_X_FEDERAL_STATE"),
        environ.get("HTTP_ACCEPT_LANGUAGE"),
    )
    return serve(environ, start, sent=sent, read=partial(_question, environ))


def _question(environ: Environ, municipality: int) -> Question:
    path = _path(environ)
    call, parts = _matched(path)
    asked = Asked(
        municipality=municipality,
        state=state(environ, known=states()),
        language=language(environ),
        path=path,
        parameters=parameters(environ.get("QUERY_STRING", "")),
    )
    return Question(asked, municipality, asked.state, partial(_answer, asked, call, parts))


def _answer(asked: Asked, call: Call, parts: tuple[str, ...]) -> Answer:
    """The catalogue's; what it does not know is passed on where the state has an upstream for that."""
    try:
        made = call(asked, *parts)
    except Refusal as refusal:
        passed = passed_on(asked) if refusal.status == HTTPStatus.NOT_FOUND else None
        if passed is None:
            raise
        return passed
    return (passed_on(asked) if made.total == 0 else None) or made.answer()


def _matched(path: str) -> tuple[Call, tuple[str, ...]]:
    for pattern, call in _PATTERNS:
        if match := pattern.fullmatch(path):
            return call, match.groups()
    raise Refusal(HTTPStatus.NOT_FOUND, "there is no such address")


def _path(environ: Environ) -> str:
    """The path below the base as text; what is no UTF-8 is nobody's id."""
    said: str = environ["PATH_INFO"].removeprefix(BASE).rstrip("/")
    return said.encode("latin-1", "replace").decode("utf-8", "replace").replace("\x00", "")
