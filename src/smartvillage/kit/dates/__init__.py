"""Dates and times of a German municipality: civil time is Europe/Berlin, always.

`now`, `today` ask the clock; `parse_*` read whatever clients and feeds send; `wire_datetime`,
`iso_datetime` write what clients expect; `long_date`, `span_text` ... are for readers.
"""

from .clock import BERLIN, as_berlin, iso_datetime, now, today, wire_datetime
from .parsing import parse_date, parse_datetime, parse_time
from .wording import (
    MONTHS,
    WEEKDAYS,
    clock_text,
    day_and_month,
    long_date,
    month_name,
    short_date,
    span_text,
    time_text,
)

__all__ = [
    "BERLIN",
    "MONTHS",
    "WEEKDAYS",
    "as_berlin",
    "clock_text",
    "day_and_month",
    "iso_datetime",
    "long_date",
    "month_name",
    "now",
    "parse_date",
    "parse_datetime",
    "parse_time",
    "short_date",
    "span_text",
    "time_text",
    "today",
    "wire_datetime",
]
