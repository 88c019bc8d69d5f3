"""In which language dates are put into words: German, or what the present reader chose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """`dot` follows the number of a day; `clock` is a whole hour's and a full time's form."""

    code: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    dot: str
    until: str
    clock: str
    full_hours: bool


TONGUES = {
    "de": Tongue(
        code="de",
        weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        months=(
            *("Januar", "Februar", "März", "April", "Mai", "Juni"),
            *("Juli", "August", "September", "Oktober", "November", "Dezember"),
        ),
        dot=".",
        until="bis",
        clock="{} Uhr",
        full_hours=False,
    ),
    "en": Tongue(
        code="en",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        dot="",
        until="until",
        clock="{}",
        full_hours=True,
    ),
}
_spoken: ContextVar[str] = ContextVar("tongue", default="de")


def tongue() -> Tongue:
    return TONGUES[_spoken.get()]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Dates within are in this language, if we have words for it."""
    before = _spoken.set(language if language in TONGUES else "de")
    try:
        yield
    finally:
        _spoken.reset(before)
