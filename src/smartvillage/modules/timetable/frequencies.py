"""Trips that repeat: `frequencies.txt` names a headway, `stop_times.txt` only how long the way takes."""

from collections import defaultdict
from collections.abc import Iterator

from smartvillage.modules.timetable.feed import BadFeed, GtfsFile, Row, clock, seconds

SHORTEST = 60
"""Seconds between two runs: a feed of a village that says less is broken, and would fill the table."""
LONGEST = 48 * 3600
TIMES = ("arrival_time", "departure_time")


class Frequencies:
    """Which trips of a feed repeat, and when their runs start."""

    def __init__(self, file: GtfsFile) -> None:
        self._starts = _starts(file)
        self._first = _first_departures(file, set(self._starts)) if self._starts else {}

    def runs(self, row: Row) -> Iterator[Row]:
        """A stop's row once for every run; itself where its trip does not repeat."""
        trip = row.get("trip_id", "")
        if trip not in self._starts:
            yield row
            return
        first = self._first.get(trip)
        for start in self._starts[trip] if first is not None else ():
            yield {**row, **_moved(row, start - (first or 0))}


def _starts(file: GtfsFile) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in file.rows("frequencies.txt"):
        start, end = seconds(row.get("start_time", "")), seconds(row.get("end_time", ""))
        every = row.get("headway_secs", "")
        if start is None or end is None or end > LONGEST or not (every.isdecimal() and len(every) < 6):
            raise BadFeed(f"frequencies.txt: {row.get('trip_id', '')} hat keine lesbaren Zeiten")
        if int(every) < SHORTEST:
            raise BadFeed(f"frequencies.txt: {row.get('trip_id', '')} fährt öfter als jede Minute")
        found[row.get("trip_id", "")].update(range(start, end, int(every)))
    return {trip: sorted(starts) for trip, starts in found.items()}


def _first_departures(file: GtfsFile, trips: set[str]) -> dict[str, int]:
    first: dict[str, int] = {}
    for row in file.rows("stop_times.txt"):
        trip = row.get("trip_id", "")
        leaves = seconds(row.get("departure_time") or row.get("arrival_time") or "")
        if trip in trips and leaves is not None:
            first[trip] = min(leaves, first.get(trip, leaves))
    return first


def _moved(row: Row, by: int) -> Row:
    known = {name: seconds(row.get(name, "")) for name in TIMES}
    return {name: clock(at + by) for name, at in known.items() if at is not None}
