"""Lists of the text files as the neutral form of the catalogue."""

import zlib
from html import escape
from typing import Any

from smartvillage.modules.services.shapes import ChargeShape, PeriodShape

UNITS = {
    "minute": ("Minute", "Minuten"),
    "hour": ("Stunde", "Stunden"),
    "day": ("Tag", "Tage"),
    "workday": ("Werktag", "Werktage"),
    "week": ("Woche", "Wochen"),
    "month": ("Monat", "Monate"),
}
ACTIVITIES = (
    ("ausstellen", "012"),
    ("abmelden", "070"),
    ("anmelden", "104"),
    ("ummelden", "011"),
    ("melden", "261"),
    ("anzeigen", "261"),
    ("genehmig", "006"),
)
"""What a name says is done, and the three digits that stand for it in a key."""
GRANTED = "001"


def key_of(service: dict[str, Any], group: int) -> str:
    """14 digits in the form of the official keys: 99, group, object, activity, detail."""
    name = service["name"].lower()
    activity = next((code for word, code in ACTIVITIES if word in name), GRANTED)
    thing = zlib.crc32(service["id"].encode()) % 1000
    return f"99{group:03d}{thing:03d}{activity}000"


def paragraph(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def listed(texts: list[str], *, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>" if texts else ""


def charges(said: list[list[str]]) -> list[ChargeShape]:
    """`["37.00", "ab 24 Jahren"]` or `["50.00", "2500.00", "je nach Umfang"]`."""
    made: list[ChargeShape] = []
    for *amounts, name in said:
        if len(amounts) == 1:
            made.append({"type": "FIX", "name": name, "amount": amounts[0], "currency": "EUR"})
        else:
            lower, upper = amounts
            made.append({"type": "VARIABLE", "name": name, "lower": lower, "upper": upper, "currency": "EUR"})
    return made


def charge_text(one: ChargeShape) -> str:
    amounts = [one[side] for side in ("amount", "lower", "upper") if side in one]
    return f"{' bis '.join(amount.replace('.', ',') for amount in amounts)} Euro: {one['name']}"


def period(said: list[Any], *, name: str) -> PeriodShape:
    """`[3, 4, "week"]` or `[2, "week"]`."""
    *numbers, unit = said
    made: PeriodShape = {"type": "SPAN", "name": name, "span": numbers[0], "unit": unit}
    if len(numbers) == 2:
        made.update({"type": "SPANINTERVAL", "span_to": numbers[1]})
    return made


def period_text(said: list[Any]) -> str:
    *numbers, unit = said
    words = UNITS[unit][numbers != [1]]
    return f"{' bis '.join(map(str, numbers))} {words}"
