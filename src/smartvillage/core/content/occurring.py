"""When things take place, as narrow rows."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Happening:
    """One real date of an item; `part` is the id of the date part it comes from."""

    starts_on: date
    ends_on: date
    time_from: time | None = None
    time_to: time | None = None
    part: int | None = None
