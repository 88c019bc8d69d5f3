"""Trips that repeat by a headway."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.modules.timetable.feed import BadFeed, GtfsFile, clock, seconds
from smartvillage.modules.timetable.frequencies import Frequencies

HEAD = "trip_id,start_time,end_time,headway_secs\n"
TIMES = """trip_id,stop_id,stop_sequence,arrival_time,departure_time
loop,a,1,00:00:00,00:00:00
loop,b,2,00:07:00,00:08:00
once,a,1,09:00:00,09:01:00
"""


def feed(frequencies: str, times: str = TIMES) -> GtfsFile:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in ("stops", "trips", "routes"):
            target.writestr(f"{name}.txt", "x\n")
        target.writestr("stop_times.txt", times)
        target.writestr("frequencies.txt", frequencies)
    return GtfsFile(made)


def departures(file: GtfsFile) -> list[tuple[str, str, str]]:
    repeated = Frequencies(file)
    rows = [run for row in file.rows("stop_times.txt") for run in repeated.runs(row)]
    return [(row["trip_id"], row["stop_id"], row["departure_time"]) for row in rows]


def test_every_run_passes_every_stop_and_other_trips_stay() -> None:
    assert departures(feed(HEAD + "loop,23:40:00,24:40:00,1800\n")) == [
        ("loop", "a", "23:40:00"),
        ("loop", "a", "24:10:00"),
        ("loop", "b", "23:48:00"),
        ("loop", "b", "24:18:00"),
        ("once", "a", "09:01:00"),
    ]


def test_two_headways_of_a_day_are_united_and_the_pattern_may_start_later() -> None:
    times = TIMES.replace("00:0", "05:0")
    rows = "loop,06:00:00,07:00:00,1800\nloop,07:00:00,08:00:00,3600\nloop,06:00:00,06:10:00,600\n"
    found = [at for trip, stop, at in departures(feed(HEAD + rows, times)) if (trip, stop) == ("loop", "a")]
    assert found == ["06:00:00", "06:30:00", "07:00:00"]


@pytest.mark.parametrize(
    "row",
    [
        "loop,06:00:00,07:00:00,1",
        "loop,06:00:00,07:00:00,",
        "loop,x,07:00:00,600",
        "loop,00:00:00,99:00:00,600",
        "loop,06:00:00,07:00:00,-600",
    ],
)
def test_what_makes_no_sense_is_refused(row: str) -> None:
    with pytest.raises(BadFeed, match="loop"):
        Frequencies(feed(HEAD + row + "\n"))


@given(st.integers(0, 99 * 3600 - 1))
def test_clocks_are_read_as_they_are_written(moment: int) -> None:
    assert seconds(clock(moment)) == moment
