"""One call of a REST client: who asks, what they sent, and what they are answered."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any, cast

import orjson
from django.http import HttpRequest, HttpResponse

from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import as_berlin
from smartvillage.surfaces.graphql.wire import storable
from smartvillage.surfaces.http import client_address
from smartvillage.surfaces.rest.bodies import nested

NULL = orjson.Fragment(b"null")
"""An answer that is `null`, which None, an empty body, is not."""


class Refusal(Exception):
    """Ends a call with this answer; None is an empty body."""

    def __init__(self, status: HTTPStatus, said: Any = None) -> None:
        super().__init__(status.phrase)
        self.status, self.said = status, said


@dataclass
class Call:
    """A request with the viewer behind its token; without one, a citizen of the host's municipality."""

    request: HttpRequest
    viewer: Viewer

    @property
    def municipality(self) -> int:
        return self.viewer.municipality

    @property
    def address(self) -> str:
        return client_address(self.request.META)

    @cached_property
    def query(self) -> dict[str, Any]:
        return cast("dict[str, Any]", storable(nested(self.request.GET.lists())))

    @cached_property
    def body(self) -> dict[str, Any]:
        """What was sent as JSON or as a form, the query's parameters below it. Raises `Refusal` for what is neither."""
        if "json" not in (self.request.content_type or ""):
            return self.query | cast("dict[str, Any]", storable(nested(self.request.POST.lists())))
        try:
            sent = orjson.loads(self.request.body) if self.request.body.strip() else {}
        except orjson.JSONDecodeError as error:
            raise Refusal(HTTPStatus.BAD_REQUEST, {"error": "The body is no JSON"}) from error
        if not isinstance(sent, dict):
            raise Refusal(HTTPStatus.BAD_REQUEST, {"error": "The body is no JSON object"})
        return self.query | cast("dict[str, Any]", storable(sent))

    def section(self, name: str) -> dict[str, Any]:
        """The object under a key of the body. Raises `Refusal` (400) when it is absent."""
        found = self.body.get(name)
        if not isinstance(found, dict):
            raise Refusal(
                HTTPStatus.BAD_REQUEST, {"error": f"param is missing or the value is empty: {name}"}
            )
        return found


def said(data: Any = None, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """A JSON answer; None is an empty body."""
    body = b"" if data is None else orjson.dumps(data, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def text(value: Any) -> str:
    """A text of a body; numbers and booleans as text, everything else counts as not sent."""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def rest_time(value: datetime) -> str:
    """`2025-01-07T09:05:00.000+01:00`."""
    return as_berlin(value).isoformat("T", "milliseconds")


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return rest_time(value)
    raise TypeError(type(value))
