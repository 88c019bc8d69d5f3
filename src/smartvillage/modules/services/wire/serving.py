"""What both wires of the BUS interface do with a request: known answers at once, others made once for all who wait."""

import logging
import secrets
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from http import HTTPStatus

from smartvillage.core.limits import TooMany, limit
from smartvillage.core.municipalities.directory import resolve_host
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services.counting import count
from smartvillage.modules.services.queries import stamp
from smartvillage.modules.services.wire import shelf
from smartvillage.modules.services.wire.asked import Refusal
from smartvillage.modules.services.wire.shelf import ALWAYS, Answer
from smartvillage.surfaces.database import connected
from smartvillage.surfaces.http import JSON, Environ, StartResponse, client_address

log = logging.getLogger(__name__)
NEW_QUESTIONS = 1200
"""A minute and address: questions not answered before. Many phones share the address of one provider."""
NOBODY = Refusal(HTTPStatus.NOT_FOUND, "there is no BUS interface under this address")


@dataclass(frozen=True)
class Question:
    """What is asked, in a form in which equal questions are equal, and how its answer is made."""

    key: Hashable
    municipality: int
    state: str
    make: Callable[[], Answer]


def serve(
    environ: Environ, start: StartResponse, *, sent: Hashable, read: Callable[[int], Question]
) -> Iterable[bytes]:
    """Answer what was `sent`; `read` makes a question of it for a municipality, or raises `Refusal`."""
    tenant = resolve_host(environ.get("HTTP_HOST", ""))
    if tenant is None or not tenant.has_module("services"):
        return refuse(start, NOBODY)
    found = shelf.kept(sent)
    known = found is not None and found.scope[0] == tenant.id and found.good(stamp(*found.scope))
    if found is None or not known:
        try:
            found, known = _asked(environ, sent, tenant.id, read)
        except Refusal as refusal:
            return refuse(start, refusal)
    if found.shows:
        count(municipality=tenant.id, service=found.shows)
    return found.send(environ, start, known=known)


def refuse(start: StartResponse, refusal: Refusal) -> Iterable[bytes]:
    """Say why not."""
    body = refusal.body
    headers = [JSON, ("Content-Length", str(len(body))), *refusal.headers, *ALWAYS]
    start(f"{refusal.status.value} {refusal.status.phrase}", headers)
    return [body]


def _asked(
    environ: Environ, sent: Hashable, municipality: int, read: Callable[[int], Question]
) -> tuple[Answer, bool]:
    try:
        limit(f"bus:{client_address(environ)}", times=NEW_QUESTIONS, seconds=60)
        with within(municipality):
            return connected(lambda: _fetched(sent, read(municipality)))
    except TooMany as error:
        wait = [("Retry-After", str(error.seconds))]
        raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, "too many requests", wait) from None
    except Refusal:
        raise
    except Exception:
        ticket = secrets.token_hex(4)
        log.exception("unexpected failure %s", ticket)
        raise Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, f"Internal error {ticket}") from None


def _fetched(sent: Hashable, question: Question) -> tuple[Answer, bool]:
    scope = (question.municipality, question.state)
    return shelf.fetch(
        sent, (scope, question.key), scope=scope, stamp=lambda: stamp(*scope), make=question.make
    )
