"""Series of civil dates: RFC 5545 rules, their dates, the wire form of old clients, German wording."""

from .expansion import Recurrence, expand, without_end
from .rule import RecurrenceError, Rule, parse_rule
from .wire import WireRecurrence, from_wire, to_wire
from .wording import describe

__all__ = [
    "Recurrence",
    "RecurrenceError",
    "Rule",
    "WireRecurrence",
    "describe",
    "expand",
    "from_wire",
    "parse_rule",
    "to_wire",
    "without_end",
]
