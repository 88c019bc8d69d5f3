"""One row by the names of its fields, with what was unreadable in it."""

import re
from collections.abc import Mapping
from datetime import date, time

from smartvillage.kit import dates
from smartvillage.kit.readers.entries import Picture, Problem
from smartvillage.kit.readers.markup import absolute, line, safe_text

from .rows import Row

_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,15})?°?", re.ASCII)
_SPAN = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|\s+bis\s+|(?<=[\d.])-(?=\d{1,2}[:.]\d\d)", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(?:[.:h](\d\d))?(?:\s*(?:uhr|h))?", re.ASCII | re.IGNORECASE)
_SHORT_DAY = re.compile(r"\d{1,2}\.(\d{1,2}\.)?", re.ASCII)
_ZIP_CITY = re.compile(r"(?:D-)?(\d{4,5})\s+(\S.*)", re.ASCII)
_YES = {"1", "ja", "j", "x", "yes", "y", "true", "wahr", "abgesagt", "cancelled", "canceled", "entfällt"}
_LIST = re.compile(r"[,;|]")


class Cells:
    """Typed access to a row; what cannot be read becomes a problem and counts as absent."""

    def __init__(self, row: Row, positions: Mapping[str, int], *, base: str) -> None:
        self._row = row
        self._positions = positions
        self._base = base
        self.problems: list[Problem] = []

    def raw(self, field: str) -> str:
        position = self._positions.get(field, len(self._row.cells))
        return self._row.cells[position] if position < len(self._row.cells) else ""

    def complain(self, message: str, *, lost: bool = False) -> None:
        self.problems.append(Problem(f"Zeile {self._row.line}", message, lost=lost))

    def text(self, field: str) -> str:
        return line(self.raw(field))

    def html(self, field: str) -> str:
        return safe_text(self.raw(field), base=self._base)

    def names(self, field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, map(str.strip, _LIST.split(self.text(field))))))

    def yes(self, field: str) -> bool:
        return self.raw(field).lower() in _YES

    def url(self, field: str = "url") -> str:
        raw = self.raw(field)
        address = f"https://{raw}" if re.match(r"(?!.*//)[\w-]+(?:\.[\w-]+)+(?:/|$)", raw) else raw
        found = absolute(address, base=self._base)
        if raw and not found:
            self.complain(f"„{raw[:80]}“ ist keine Internetadresse.")
        return found

    def email(self) -> str:
        found = self.text("email")
        if found and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@.]+", found):
            self.complain(f"„{found[:80]}“ ist keine E-Mail-Adresse.")
            return ""
        return found

    def pictures(self) -> tuple[Picture, ...]:
        return (Picture(url),) if self.raw("picture") and (url := self.url("picture")) else ()

    def address(self) -> tuple[str, str, str]:
        """Street, postcode and city; „14806 Bad Belzig“ in one cell is taken apart."""
        code, city = self.text("zip"), self.text("city")
        if not code and (match := _ZIP_CITY.fullmatch(city)):
            code, city = match.groups()
        if len(code) == 4 and code.isdigit():
            code = f"0{code}"  # spreadsheets take the leading zero for superfluous
        return f"{self.text('street')} {self.text('house_number')}".strip(), code, city

    def position(self) -> tuple[float, float] | tuple[None, None]:
        """Latitude and longitude in degrees, both or none."""
        raw = self.raw("lat"), self.raw("lon")
        if not any(raw):
            return None, None
        found = [float(text.rstrip("°").replace(",", ".")) for text in raw if _NUMBER.fullmatch(text)]
        if len(found) < 2 or abs(found[0]) > 90 or abs(found[1]) > 180:
            self.complain(f"„{' / '.join(raw)[:80]}“ sind keine Koordinaten in Grad.")
            return None, None
        return found[0], found[1]

    def moments(self, field: str) -> tuple[list[date], list[time]]:
        """The days and the times of day a cell names, such as „24.12.2026, 18:00–20:00 Uhr“."""
        days: list[date] = []
        times: list[time] = []
        raw = self.text(field)
        parts = _SPAN.split(raw, maxsplit=1) if raw else []
        if len(parts) == 2 and (whole := _SHORT_DAY.fullmatch(parts[0])):
            parts[0] += parts[1].strip()[3 if whole[1] is None else 6 :]  # „24.–26.12.2026“
        for part in parts:
            day, clock = _moment(part)
            days += [day] if day else []
            times += [clock] if clock else []
            if not day and not clock:
                self.complain(f"„{raw[:80]}“ ist weder Datum noch Uhrzeit.")
        return days, times


def _moment(text: str) -> tuple[date | None, time | None]:
    if match := _HOUR.fullmatch(text):
        return None, dates.parse_time(f"{match[1]}:{match[2] or '00'}")
    return dates.parse_date(text), dates.parse_time(text)
