"""What a client of the BUS interface asks for: state, place, language and parameters, checked.

Errors are `Refusal`s in the form clients expect: `{"statusCode": 400, "message": "...", "error": "Bad Request"}`.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

import orjson

from smartvillage.modules.services.tree import ARS_OF_STATE
from smartvillage.surfaces.graphql.wire import storable
from smartvillage.surfaces.http import Environ

DEFAULT_LIMIT = 100
MOST = 500
FURTHEST = 10_000_000
MOST_PARAMETERS = 100
LONGEST = 200


class Refusal(Exception):
    """Ends a call with this status; the message is for developers of clients."""

    def __init__(self, status: HTTPStatus, message: str, headers: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, headers

    @property
    def body(self) -> bytes:
        return orjson.dumps(
            {"statusCode": self.status.value, "message": self.message, "error": self.status.phrase}
        )


def refused(message: str) -> Refusal:
    """The client's own mistake."""
    return Refusal(HTTPStatus.BAD_REQUEST, message)


@dataclass(frozen=True)
class Asked:
    """One question; equal questions have equal answers. `parameters`: by name, without brackets."""

    municipality: int
    state: str
    language: str
    path: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]

    def values(self, name: str) -> tuple[str, ...]:
        return dict(self.parameters).get(name, ())

    def text(self, name: str) -> str:
        """The last value, blanks collapsed; a word longer than any name is cut."""
        return " ".join(self.values(name)[-1].split())[:LONGEST] if self.values(name) else ""

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found:
            raise refused(f"{name} is missing")
        return found

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        """A whole number; the default where nothing is said. Raises `Refusal` below `least` and for other words."""
        said = self.text(name)
        if not said:
            return default
        digits = said.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
            raise refused(f"{name} must be a whole number")
        if int(said) < least:
            raise refused(f"{name} must not be below {max(least, 0)}")
        return min(int(said), FURTHEST)

    @property
    def limit(self) -> int:
        """How many rows: 100 unless said, 500 at most, also for -1, which upstream takes for all."""
        wanted = self.number("limit", DEFAULT_LIMIT, least=-1)
        return MOST if wanted < 0 else min(wanted, MOST)

    @property
    def offset(self) -> int:
        return self.number("offset", 0, least=0)

    @property
    def attributes(self) -> frozenset[str] | None:
        """The first parts of the chosen attributes, as one list, several parameters, or both; None for all."""
        said = {name.strip() for value in self.values("selectAttributes") for name in value.split(",")}
        return frozenset(name.partition(".")[0] for name in said if name) or None


def parameters(query: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Values by name, `name[]` the same as `name`. Raises `Refusal` for more than anybody needs."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise refused("too many parameters") from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name.removesuffix("[]"), []).append(str(storable(value)))
    return tuple(sorted((name, tuple(values)) for name, values in found.items()))


def language(environ: Environ) -> str:
    """The first language of `Accept-Language` (`de-DE`, `de_DE`), German without one."""
    said = str(environ.get("HTTP_ACCEPT_LANGUAGE", "")).partition(",")[0].partition(";")[0]
    found = said.strip().replace("_", "-").lower()
    return found if found.replace("-", "").isascii() and found.replace("-", "").isalnum() else "de"


def state(environ: Environ, *, known: Container[str]) -> str:
    """The Land of `x-federal-state`. Raises `Refusal` for none, an unknown one, and one without catalogue here."""
    said = str(environ.get("HTTP_X_FEDERAL_STATE", "")).strip().upper()
    if not said:
        raise refused("x-federal-state is missing")
    if said not in ARS_OF_STATE:
        raise refused(f"x-federal-state must be one of {' '.join(sorted(ARS_OF_STATE))}")
    if said not in known:
        raise refused(f"there is no catalogue of {said} here")
    return said
