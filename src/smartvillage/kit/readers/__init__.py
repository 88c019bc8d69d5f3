"""Sources of content, from bytes to neutral entries: feeds, calendars, tables.

`read` chooses the reader; each of them is pure, never raises, and reports in German what was wrong.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

from .entries import Entry, EventEntry, NewsEntry, Picture, PlaceEntry, Problem, Report, fatal
from .feeds import read_feed
from .ics import read_ics
from .jsonfeed import read_jsonfeed
from .table import read_csv
from .table.columns import FIELDS, Target

__all__ = [
    "FIELDS",
    "FORMATS",
    "TARGETS",
    "Entry",
    "EventEntry",
    "NewsEntry",
    "Picture",
    "PlaceEntry",
    "Problem",
    "Report",
    "read",
    "read_csv",
    "read_feed",
    "read_ics",
    "read_jsonfeed",
]

FORMATS = ("rss", "atom", "jsonfeed", "ics", "csv")
TARGETS = ("news", "events", "places")
_SINGLE: dict[str, tuple[str, Callable[..., Report[Any]]]] = {
    "rss": ("news", read_feed),
    "atom": ("news", read_feed),
    "jsonfeed": ("news", read_jsonfeed),
    "ics": ("events", read_ics),
}
_GERMAN = {"news": "Nachrichten", "events": "Veranstaltungen", "places": "Orte"}


def read(
    content: bytes,
    *,
    format: str,  # noqa: A002 the word everyone uses for it
    target: str,
    columns: Mapping[str, str] | None = None,
    content_type: str | None = None,
    base_url: str | None = None,
    charset: str | None = None,
) -> Report[Any]:
    """The entries of a source in one of `FORMATS`, as one of `TARGETS`; `columns` only matters for tables.

    Never raises: an impossible combination is a fatal problem, too.
    """
    if format not in FORMATS or target not in TARGETS:
        known = f"{', '.join(FORMATS)} als {', '.join(TARGETS)}"
        return fatal("Auftrag", f"„{format}“ als „{target}“ gibt es nicht. Möglich sind: {known}.")
    if format == "csv":
        return read_csv(
            content,
            target=cast(Target, target),
            columns=columns,
            content_type=content_type,
            base_url=base_url,
            charset=charset,
        )
    only, reader = _SINGLE[format]
    if target != only:
        kind = "Ein Kalender (ICS)" if format == "ics" else "Ein Feed"
        message = (
            f"{kind} enthält {_GERMAN[only]}, keine {_GERMAN[target]}. Bitte importieren Sie als „{only}“."
        )
        return fatal("Auftrag", message)
    return reader(content, content_type=content_type, base_url=base_url, charset=charset)
