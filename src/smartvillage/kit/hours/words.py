"""Opening hours in running words, as offices write them: read only where no word is left over."""

import re
from typing import Any

from .entry import read_weekdays

LONGEST = 1_000
_NAME = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?"
    r"|(?:mo|di|mi|do|fr|sa|so)\b\.?"
)
_DAYS = re.compile(
    rf"\b(?:t(?:ä|ae)glich|werktags|wochentags|(?:{_NAME})(?:\s*(?:[-–—,;/+&]|bis|und|u\.)\s*(?:{_NAME}))*)",
    re.IGNORECASE,
)
_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?\s*(?:uhr|h\b)?"
_SPAN = re.compile(rf"(?:von\s+)?{_CLOCK}\s*(?:[-–—]|bis)\s*{_CLOCK}", re.IGNORECASE)
_AGREED = re.compile(
    r"(?:nur\s+)?nach\s+(?:(?:telefonischer|vorheriger|individueller)\s+)?(?:termin)?(?:vereinbarung|absprache)",
    re.IGNORECASE,
)
_FILLING = re.compile(r"(?:[\s,;:.|/&]|\bund\b|\bsowie\b|\bu\.)+", re.IGNORECASE)
_TITLE = re.compile(r"(?:unsere\s+)?(?:öffnungs|sprech|geschäfts|service)zeiten", re.IGNORECASE)
_CLOSED = re.compile("geschlossen", re.IGNORECASE)
Entry = dict[str, Any]


def entries_in(text: str) -> list[Entry]:
    """Entries for `week` and `status_text`; empty when anything in the text could not be read for certain.

    >>> entries_in("Di 9-12 und 13-18 Uhr, Fr geschlossen")[1]
    {'weekday': 'Di', 'time_from': '13:00', 'time_to': '18:00', 'open': True}
    """
    plain = " ".join(text.split())
    found = list(_DAYS.finditer(plain)) if len(plain) <= LONGEST else []
    if not found or _left(_TITLE.sub("", plain[: found[0].start()], count=1)):
        return []
    ends = [*(match.start() for match in found[1:]), len(plain)]
    read = [_read(match[0], plain[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    return [entry for entries in read for entry in entries] if all(read) else []


def _read(days: str, said: str) -> list[Entry]:
    weekday = re.sub(r"\bu\.", "und", days, flags=re.IGNORECASE).strip()
    if not read_weekdays(weekday):
        return []
    spans = [_clocks(span) for span in _SPAN.finditer(said)]
    agreed = _AGREED.search(said)
    left = _SPAN.sub(" ", _AGREED.sub(" ", said))
    left, closed = _CLOSED.subn("", left, count=1)
    if _left(left) or None in spans or bool(spans or agreed) == bool(closed):
        return []
    if closed:
        return [{"weekday": weekday, "open": False}]
    entries: list[Entry] = [
        {"weekday": weekday, "time_from": span[0], "time_to": span[1], "open": True} for span in spans if span
    ]
    if agreed:
        entries.append({"weekday": weekday, "open": True, "description": agreed[0]})
    return entries


def _left(text: str) -> str:
    """What is neither space, punctuation nor "und"."""
    return _FILLING.sub("", text)


def _clocks(span: "re.Match[str]") -> tuple[str, str] | None:
    """Two times of one day, the first before the second."""
    first, last = (60 * int(span[hour]) + int(span[hour + 1] or 0) for hour in (1, 3))
    good = first < last <= 24 * 60 and int(span[2] or 0) < 60 and int(span[4] or 0) < 60
    return (f"{first // 60:02d}:{first % 60:02d}", f"{last // 60:02d}:{last % 60:02d}") if good else None
