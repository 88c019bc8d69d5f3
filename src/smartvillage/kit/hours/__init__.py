"""Opening hours: the week, whether it is open now, and a sentence about it.

Entries are those of our documents: `{weekday, date_from, date_to, time_from, time_to, open, description}`,
each maybe None. Entries with dates win over those without, shorter spans over longer ones, day by day.
"""

from .entry import Interval, read_entries, read_weekdays
from .status import is_open, status_text
from .week import DayHours, day_hours, remarks, week
from .words import entries_in

__all__ = [
    "DayHours",
    "Interval",
    "day_hours",
    "entries_in",
    "is_open",
    "read_entries",
    "read_weekdays",
    "remarks",
    "status_text",
    "week",
]
