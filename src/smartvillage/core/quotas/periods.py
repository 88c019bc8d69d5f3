"""How often is often enough: calendar periods in Berlin."""

from datetime import date, datetime, time, timedelta

from smartvillage.kit.dates import BERLIN

FREQUENCIES = {
    "once": "einmalig",
    "daily": "täglich",
    "weekly": "wöchentlich",
    "monthly": "monatlich",
    "quarterly": "vierteljährlich",
    "yearly": "jährlich",
}


def period_start(frequency: str | None, day: date) -> datetime | None:
    """When the present period began; None where there is only one ever."""
    match frequency:
        case "daily":
            first = day
        case "weekly":
            first = day - timedelta(days=day.weekday())
        case "monthly":
            first = day.replace(day=1)
        case "quarterly":
            first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "yearly":
            first = day.replace(month=1, day=1)
        case _:
            return None
    return datetime.combine(first, time(), BERLIN)
