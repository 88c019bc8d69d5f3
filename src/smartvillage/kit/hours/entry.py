"""One line of opening hours, as people and importers write it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from smartvillage.kit.dates import clock_text, parse_date, parse_time

from .phrases import phrases

DAY = 24 * 60
_MOST_ENTRIES = 200
_STARTS = {
    name: day
    for day, names in enumerate(("mo", "di tu", "mi we", "do th", "fr", "sa", "so su"))
    for name in names.split()
}
_NAME = re.compile(
    r"(?:mo(?:n|ntag|nday)?|di(?:e|enstag)?|tu(?:e|es|esday)?|mi(?:t|ttwoch)?|we(?:d|dnesday)?"
    r"|do(?:n|nnerstag)?|th(?:u|ur|urs|ursday)?|fr(?:i|eitag|iday)?|sa(?:m|t|mstag|turday)?|sonnabend"
    r"|so(?:n|nntag)?|su(?:n|nday)?)(?:s|\.|en)?"
)
_WORDS = {
    "": range(7),
    "täglich": range(7),
    "jeden tag": range(7),
    "alle tage": range(7),
    "daily": range(7),
    "werktags": range(6),
    "wochentags": range(5),
    "weekdays": range(5),
    "wochenende": range(5, 7),
    "am wochenende": range(5, 7),
    "weekend": range(5, 7),
}


class Interval(NamedTuple):
    """Minutes after midnight; an end beyond 1440 lies on the next day. `open_end`: closing time unknown."""

    start: int
    end: int
    open_end: bool = False

    @property
    def text(self) -> str:
        """`8–12 Uhr`, `20–2 Uhr`, `ab 9 Uhr`, `ganztägig`."""
        if self.end - self.start >= DAY:
            return phrases().all_day
        if self.open_end:
            return phrases().from_clock.format(clock_text(_clock(self.start)))
        return clock_text(_clock(self.start), _clock(self.end))


@dataclass(frozen=True, slots=True)
class Entry:
    """An understood line. Without an interval it is about the whole day, or only a remark."""

    weekdays: frozenset[int]
    first: date | None
    last: date | None
    interval: Interval | None
    open: bool | None
    description: str
    label: str

    @property
    def opens(self) -> bool:
        """Whether it tells when it is open. „Geöffnet“ with a description but no times is no promise."""
        return self.open is not False and (
            self.interval is not None or (self.open is True and not self.description)
        )

    @property
    def says_hours(self) -> bool:
        return bool(self.weekdays) and (self.opens or self.open is False)

    @property
    def says_something(self) -> bool:
        """Whether it has only words for certain weekdays, such as „Mi: nach Vereinbarung“."""
        return bool(self.label and self.weekdays and self.description) and not self.says_hours

    @property
    def span(self) -> timedelta:
        """How long the entry is in force; the longest span there is without dates on both sides."""
        return self.last - self.first if self.first and self.last else timedelta.max

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def read_entries(entries: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """The understood form of stored entries; at most 200 of them. Never raises for odd values."""
    return [_read(entry) for _, entry in zip(range(_MOST_ENTRIES), entries, strict=False)]


def read_weekdays(text: str | None) -> frozenset[int] | None:
    """0 = Monday: `Mo`, `Montag-Freitag`, `Di, Do und Sa`, `Sa–Mo`, `täglich`; nothing means every day.

    None when the text names something else, such as `Feiertage`.
    """
    plain = re.sub(r"\s+", " ", (text or "")[:200].lower()).strip(" .:")
    if plain in _WORDS:
        return frozenset(_WORDS[plain])
    found: set[int] = set()
    for part in re.split(r" ?[,;/+&] ?| und | and ", plain):
        ends = [_day(name) for name in re.split(r" ?[-–—] ?| bis | to ", part.removeprefix("von "))]
        if len(ends) > 2 or None in ends:
            return None
        first, last = ends[0] or 0, ends[-1] or 0
        found.update((first + n) % 7 for n in range((last - first) % 7 + 1))
    return frozenset(found)


def _day(name: str) -> int | None:
    if not _NAME.fullmatch(name):
        return None
    return 5 if name.startswith("sonna") else _STARTS[name[:2]]


def _read(entry: Mapping[str, Any]) -> Entry:
    weekday = entry.get("weekday")
    label = weekday.strip() if isinstance(weekday, str) else ""
    opened = entry.get("open")
    return Entry(
        weekdays=read_weekdays(label) or frozenset(),
        first=parse_date(entry.get("date_from")),
        last=parse_date(entry.get("date_to")),
        interval=_interval(parse_time(entry.get("time_from")), parse_time(entry.get("time_to"))),
        open=opened if isinstance(opened, bool) else None,
        description=str(entry.get("description") or "").strip(),
        label=label,
    )


def _interval(start: time | None, end: time | None) -> Interval | None:
    if start is None and end is None:
        return None
    begin = _minutes(start) if start else 0
    if end is None:
        return Interval(begin, DAY, open_end=True)
    close = _minutes(end)
    if close == DAY - 1:  # 23:59 is how forms without 24:00 write the end of the day
        close = DAY
    # An end at or before the start is after midnight; midnight itself is the end of the day.
    return Interval(begin, close if close > begin else close + DAY)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    return time(minutes % DAY // 60, minutes % 60)
