from datetime import date, timedelta

from smartvillage.examples import parts, when
from smartvillage.examples.building.scene import span
from smartvillage.examples.reading import RawTable

DAYS = 14


def lunches(raw: RawTable, *, today: date) -> tuple[parts.Lunch, ...]:
    """Two weeks of what an inn serves: for each weekday a list of `Linsensuppe: 6,50`."""
    ahead = (today + timedelta(days=step) for step in range(DAYS if raw else 0))
    return tuple(
        parts.Lunch(
            text=raw.get("text", ""),
            dates=[span(day, time=raw.get("time", "11:30-14:00"))],
            lunch_offers=[_offer(line) for line in raw[weekday]],
        )
        for day in ahead
        if (weekday := when.SHORT[day.weekday()]) in raw
    )


def _offer(line: str) -> parts.LunchOffer:
    name, _, price = line.rpartition(": ")
    return parts.LunchOffer(name=name, price=f"{price} €")
