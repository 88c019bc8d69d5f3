"""Reading a GTFS zip, row by row: nothing is unpacked to disk, nothing is held that is not asked for."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO

MOST_BYTES = 3_000_000_000
MOST_RATIO = 200
SMALL = 10_000_000
Row = dict[str, str]


class BadFeed(ValueError):
    """Why a feed cannot be read."""


class GtfsFile:
    """An open feed."""

    def __init__(self, content: IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(content)
        except zipfile.BadZipFile as error:
            raise BadFeed("Das ist keine ZIP-Datei") from error
        for info in self._zip.infolist():
            packed = max(info.compress_size, 1)
            if info.file_size > MOST_BYTES or (
                info.file_size > SMALL and info.file_size / packed > MOST_RATIO
            ):
                raise BadFeed(f"{info.filename} ist gepackt viel kleiner als es sein dürfte")
        self._names = {info.filename.rpartition("/")[2]: info for info in self._zip.infolist()}
        if missing := {"stops.txt", "stop_times.txt", "trips.txt", "routes.txt"} - set(self._names):
            raise BadFeed(f"Es fehlt: {', '.join(sorted(missing))}")

    def rows(self, name: str) -> Iterator[Row]:
        """A table's rows; none when the feed has no such table. Raises `BadFeed`."""
        info = self._names.get(name)
        if info is None:
            return
        try:
            with self._zip.open(info) as packed:
                text = io.TextIOWrapper(packed, "utf-8-sig", errors="replace", newline="")
                for row in csv.DictReader(text):
                    yield {
                        (key or "").strip(): (value or "").strip()
                        for key, value in row.items()
                        if isinstance(value, str)
                    }
        except (zipfile.BadZipFile, EOFError, csv.Error, OSError, RuntimeError, NotImplementedError) as error:
            raise BadFeed(f"{name} ist beschädigt") from error


def seconds(clock: str) -> int | None:
    """`25:10:00` as seconds after midnight; None for what is no time."""
    parts = clock.split(":")
    if len(parts) not in (2, 3) or not all(part.isdecimal() and len(part) < 4 for part in parts):
        return None
    hour, minute, *rest = (int(part) for part in parts)
    found = hour * 3600 + minute * 60 + (rest[0] if rest else 0)
    return found if minute < 60 and hour < 100 else None


def clock(moment: int) -> str:
    """Seconds after midnight as the feed writes them: `25:10:00`."""
    return f"{moment // 3600:02}:{moment // 60 % 60:02}:{moment % 60:02}"


def day_of(text: str) -> date | None:
    """`20261225`"""
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return None
