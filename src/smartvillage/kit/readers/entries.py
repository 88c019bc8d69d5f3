"""What every reader hands back: neutral entries, and a report of what was wrong in the source.

Texts ending in `_html` are safe HTML, all others plain text; an absent text is "". Days are inclusive and
times are civil time in Berlin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any, Generic, TypeVar

from smartvillage.kit.recurrence import Recurrence

_MAX_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the internet; sizes in pixels."""

    url: str
    caption: str = ""
    copyright: str = ""
    alt: str = ""
    width: int | None = None
    height: int | None = None
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """One article; `published_at` is aware, `language` a tag such as "de"."""

    external_id: str
    title: str
    teaser_html: str = ""
    body_html: str = ""
    url: str = ""
    author: str = ""
    published_at: datetime | None = None
    categories: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event or series; `start` is the (first) day, `end` its last day if that is another one.

    Without `time_from` it lasts all day. `time_to` belongs to `end`, or to `start` without one, where 00:00
    means midnight at the end of the day. A series has its days in `recurrence`.
    """

    external_id: str
    title: str
    start: date
    end: date | None = None
    time_from: time | None = None
    time_to: time | None = None
    recurrence: Recurrence | None = None
    description_html: str = ""
    url: str = ""
    place_name: str = ""
    street: str = ""
    zip: str = ""
    city: str = ""
    lat: float | None = None
    lon: float | None = None
    categories: tuple[str, ...] = ()
    organiser: str = ""
    cancelled: bool = False
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place of interest; `opening_hours` as the source words them."""

    external_id: str
    name: str
    description_html: str = ""
    url: str = ""
    street: str = ""
    zip: str = ""
    city: str = ""
    lat: float | None = None
    lon: float | None = None
    phone: str = ""
    email: str = ""
    categories: tuple[str, ...] = ()
    opening_hours: str = ""
    pictures: tuple[Picture, ...] = ()


Entry = NewsEntry | EventEntry | PlaceEntry
E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong, where in the source, in German.

    `fatal` when the source could not be read at all; `lost` when an entry it holds is therefore missing.
    """

    where: str
    message: str
    fatal: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Report(Generic[E_co]):
    """The entries of a source in its order, and its problems."""

    entries: tuple[E_co, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def fatal(self) -> bool:
        """Whether the source could not be read; then there are no entries."""
        return any(problem.fatal for problem in self.problems)

    @property
    def complete(self) -> bool:
        """Whether an entry missing here is missing in the source, too (so that it may be deleted)."""
        return not any(problem.fatal or problem.lost for problem in self.problems)


def fatal(where: str, message: str) -> Report[Any]:
    """The report of a source that cannot be read."""
    return Report(problems=(Problem(where, message, fatal=True),))


def listed(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first 200 problems, and how many more there are."""
    found = tuple(problems)
    rest = len(found) - _MAX_PROBLEMS
    if rest <= 0:
        return found
    lost = any(problem.lost for problem in found[_MAX_PROBLEMS:])
    more = Problem("Quelle", f"{rest} weitere Hinweise sind nicht aufgeführt.", lost=lost)
    return (*found[:_MAX_PROBLEMS], more)


def derived_id(*parts: object) -> str:
    """An identity for an entry whose source gives none: the same parts always yield the same text."""
    return "derived:" + sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]
