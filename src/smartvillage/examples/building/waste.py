from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from smartvillage.examples import parts, when
from smartvillage.examples.building.scene import Scene
from smartvillage.examples.model import WasteTour
from smartvillage.examples.reading import RawTable

PAST, AHEAD = 14, 370
LABELS = {"residual": "Restmüll", "paper": "Papier", "recyclable": "Gelbe Tonne", "bio": "Biotonne"}


def tours(raw: Sequence[RawTable], scene: Scene) -> Iterator[WasteTour]:
    """For every round of the refuse lorry its four kinds; rhythms keep their weekday through the year."""
    for entry in raw:
        addresses = tuple(_addresses(entry, scene))
        for waste_type, (weekday, weeks) in entry["rounds"].items():
            yield WasteTour(
                title=f"{LABELS[waste_type]} {entry['name']}",
                waste_type=waste_type,
                days=tuple(_days(weekday, weeks, today=scene.today)),
                addresses=addresses,
            )


def _days(weekday: str, weeks: int, *, today: date) -> Iterator[str]:
    """Every so many weeks, counted from the calendar's beginning so that tomorrow's dates are today's."""
    place = when.SHORT.index(weekday)
    first = today - timedelta(days=PAST)
    day = first + timedelta(days=(place - first.weekday()) % 7)
    while day <= today + timedelta(days=AHEAD):
        if day.toordinal() // 7 % weeks == place % weeks:
            yield day.isoformat()
        day += timedelta(days=7)


def _addresses(raw: RawTable, scene: Scene) -> Iterator[parts.WasteAddress]:
    for name, streets in raw["streets"].items():
        area = scene.areas[name]
        village = area.kind == "village"
        for street in streets:
            yield parts.WasteAddress(
                street=street,
                zip=area.zip,
                city=area.parent if village and area.parent else area.name,
                district=area.name if village else "",
            )
