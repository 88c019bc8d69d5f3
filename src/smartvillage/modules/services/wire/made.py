"""What a call of the REST wire answers, and the envelope of lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson

from smartvillage.modules.services.wire.asked import Asked, Refusal
from smartvillage.modules.services.wire.shelf import KEEP_SECONDS, Answer, Header

Shape = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """`total`: the number of all rows, for a page of them; `language`: what the texts are in;
    `shows`: the service whose page this is; `seconds`: how long it may be kept at most.
    """

    data: Any
    total: int | None = None
    language: str = "de"
    shows: str = ""
    seconds: float = KEEP_SECONDS

    def answer(self) -> Answer:
        headers: list[Header] = [
            ("Content-Language", self.language),
            ("Cache-Control", "public, max-age=60, stale-if-error=604800"),
        ]
        if self.total is not None:
            headers.append(("Total-Item-Count", str(self.total)))
        return Answer(orjson.dumps(self.data), headers=tuple(headers), shows=self.shows, seconds=self.seconds)


def page(
    asked: Asked, rows: Iterable[Mapping[str, Any]], *, total: int, language: str = "de", first: float = 1.0
) -> Made:
    """Rows in the envelope of every `find`, with the attributes asked for; scores fall with the place in the list."""
    wanted = asked.attributes
    results = [
        {"score": round(first / (asked.offset + place), 6), "object": _chosen(row, wanted)}
        for place, row in enumerate(rows, 1)
    ]
    return Made({"count": len(results), "totalCount": total, "results": results}, total, language)


def _chosen(row: Mapping[str, Any], wanted: frozenset[str] | None) -> Shape:
    return {name: value for name, value in row.items() if wanted is None or name in wanted or name == "id"}


def known(shape: Mapping[str, Any]) -> Shape:
    """Without what is not known: old apps take null for "no"."""
    return {name: value for name, value in shape.items() if value is not None and value != ""}


def unknown(what: str) -> Refusal:
    """404 for an id that leads nowhere."""
    return Refusal(HTTPStatus.NOT_FOUND, f"there is no such {what}")
