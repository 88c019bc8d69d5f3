"""What the catalogue does not know is asked of the state's upstream, where it has one (modes proxy and hybrid)."""

import re
from http import HTTPStatus

import orjson

from smartvillage.modules.services.models import Source
from smartvillage.modules.services.overlay import overlay
from smartvillage.modules.services.proxying import TOTAL, Unavailable, Unknown, ask, proxy_of
from smartvillage.modules.services.wire.asked import Asked, Refusal
from smartvillage.modules.services.wire.shelf import Answer

PASSED = re.compile(r"(pst|pstExtended|pstCategory|ou|person|form|os)/[^/]+")
SERVICES = ("pst/", "pstExtended/")
SECONDS = 60.0


def passed_on(asked: Asked) -> Answer | None:
    """The upstream's answer without what the municipality hides; None where there is none to ask, or it does not know
    either. Raises `Refusal`.
    """
    source = proxy_of(asked.state) if PASSED.fullmatch(asked.path) else None
    hidden = overlay(municipality=asked.municipality).hidden
    if source is None or hidden & {_named(asked), asked.text("pstId")}:
        return None
    try:
        found = ask(
            source=source, municipality=asked.municipality, path=asked.path, parameters=asked.parameters
        )
    except Unknown:
        return None
    except Unavailable:
        if source.mode == Source.Mode.HYBRID:
            return None
        wait = [("Retry-After", "30")]
        raise Refusal(HTTPStatus.BAD_GATEWAY, "the upstream does not answer", wait) from None
    headers = [("Content-Language", "de"), ("X-Data-As-Of", found.at.isoformat())]
    if TOTAL in found.headers:
        headers.append(("Total-Item-Count", found.headers[TOTAL]))
    body = _without(found.body, hidden) if hidden and asked.path.startswith(SERVICES) else found.body
    return Answer(body, headers=tuple(headers), seconds=SECONDS)


def _named(asked: Asked) -> str:
    """The id of a service that the address itself names."""
    return asked.path.partition("/")[2] if asked.path.startswith(SERVICES) else ""


def _without(body: bytes, hidden: frozenset[str]) -> bytes:
    """A list without these services; what is no list stays as it is."""
    try:
        said = orjson.loads(body)
        rows = [row for row in said["results"] if str(row["object"]["id"]) not in hidden]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return body
    return orjson.dumps({**said, "results": rows, "count": len(rows)})
