"""The clock of the municipality and the two forms in which moments go out."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def now() -> datetime:
    """This moment, aware, in Berlin time."""
    return datetime.now(BERLIN)


def today() -> date:
    """The civil date in Berlin."""
    return datetime.now(BERLIN).date()


def as_berlin(value: datetime) -> datetime:
    """The same moment in Berlin time; a naive value is taken as Berlin time.

    An hour that the change to summer time skips moves forward, an hour that comes twice means the first.
    Raises OverflowError at the very ends of the calendar.
    """
    if value.tzinfo is None:
        # The detour over UTC turns a skipped local hour into one that exists.
        return value.replace(tzinfo=BERLIN).astimezone(UTC).astimezone(BERLIN)
    return value.astimezone(BERLIN)


def wire_datetime(value: datetime | None) -> str | None:
    """`2026-08-21 14:00:00 +0200`, the form old clients parse; None stays None."""
    if value is None:
        return None
    # Every row of every list passes here: slicing isoformat is far cheaper than strftime.
    local = value.astimezone(BERLIN) if value.tzinfo else as_berlin(value)
    text = local.isoformat(" ", "seconds")
    return f"{text[:19]} {text[19:22]}{text[23:25]}"


def iso_datetime(value: datetime | None) -> str | None:
    """`2026-08-21T14:00:00+02:00` in Berlin time; None stays None."""
    return None if value is None else as_berlin(value).isoformat("T", "seconds")
