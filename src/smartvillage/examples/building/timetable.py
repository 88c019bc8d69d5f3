from collections.abc import Iterator, Sequence
from datetime import timedelta

from smartvillage.examples.building.scene import Scene
from smartvillage.examples.reading import RawTable

AHEAD = 400
DAYS = {"Mo-Fr": "1111100", "Sa,So": "0000011", "täglich": "1111111"}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Rows = list[dict[str, str]]


def feed(lines: Sequence[RawTable], scene: Scene) -> dict[str, Rows]:
    """The tables of a GTFS feed from lines that run every so many minutes, there and back."""
    stops = {name: (index, at) for index, (name, at) in enumerate(_stops(lines).items(), start=1)}
    first, last = scene.today - timedelta(days=1), scene.today + timedelta(days=AHEAD)
    span = {"start_date": f"{first:%Y%m%d}", "end_date": f"{last:%Y%m%d}"}
    trips: Rows = []
    times: Rows = []
    for line in lines:
        for back in (False, True):
            for start in _starts(line):
                key = f"{line['name']}-{line['days']}-{int(back)}-{start}"
                way = _way(line, back=back)
                trips.append(
                    {
                        "route_id": line["name"],
                        "service_id": line["days"],
                        "trip_id": key,
                        "trip_headsign": way[-1][0],
                    }
                )
                times += [
                    {
                        "trip_id": key,
                        "stop_id": f"{scene.slug}-{stops[name][0]}",
                        "stop_sequence": str(place),
                        "departure_time": _clock(start + minutes),
                        "arrival_time": _clock(start + minutes),
                    }
                    for place, (name, minutes) in enumerate(way[:-1], start=1)
                ]
    return {
        "stops": [
            {
                "stop_id": f"{scene.slug}-{index}",
                "stop_name": name,
                "stop_lat": str(lat),
                "stop_lon": str(lon),
            }
            for name, (index, (lat, lon)) in stops.items()
        ],
        "routes": [
            {"route_id": name, "route_short_name": name, "route_type": kind}
            for name, kind in {line["name"]: line["type"] for line in lines}.items()
        ],
        "trips": trips,
        "stop_times": times,
        "calendar": [
            {"service_id": days, **dict(zip(WEEKDAYS, DAYS[days], strict=True)), **span}
            for days in sorted({line["days"] for line in lines})
        ],
    }


def _stops(lines: Sequence[RawTable]) -> dict[str, tuple[float, float]]:
    return {stop[0]: (stop[2], stop[3]) for line in lines for stop in line["stops"]}


def _way(line: RawTable, *, back: bool) -> list[tuple[str, int]]:
    """Stops with the minutes since the start."""
    way = [(stop[0], stop[1]) for stop in line["stops"]]
    return [(name, way[-1][1] - minutes) for name, minutes in reversed(way)] if back else way


def _starts(line: RawTable) -> Iterator[int]:
    """Minutes after midnight."""
    first, last = (_minutes(clock) for clock in line["between"])
    yield from range(first, last + 1, line["every"])


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}:00"
