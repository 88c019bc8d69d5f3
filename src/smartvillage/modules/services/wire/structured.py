"""Fees, deadlines, durations and papers: in upstream's fields, and as sentences where the source has only figures."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from smartvillage.modules.services.shapes import ChargeShape, PeriodShape, RequiredShape, ValidShape
from smartvillage.modules.services.wire.made import Shape, known

UNITS: Mapping[str, tuple[str, str, str]] = {
    "minute": ("MINUTE", "Minute", "Minuten"),
    "hour": ("HOUR", "Stunde", "Stunden"),
    "day": ("DAY", "Tag", "Tage"),
    "workday": ("WORKDAY", "Werktag", "Werktage"),
    "week": ("WEEK", "Woche", "Wochen"),
    "month": ("MONTH", "Monat", "Monate"),
    "quarter": ("QUARTER", "Quartal", "Quartale"),
    "year": ("YEAR", "Jahr", "Jahre"),
}
"""Upstream's word, one, several."""
SIGNS = {"EUR": "Euro"}
_GERMAN = {ord(","): ".", ord("."): ","}


def charge(said: ChargeShape) -> Shape:
    return known(
        {
            "type": said.get("type", "FIX"),
            **_common(said),
            "currency": said.get("currency", "EUR"),
            "prepayment": said.get("prepayment"),
            "amount": _number(said.get("amount")),
            "lowerLimit": _number(said.get("lower")),
            "upperLimit": _number(said.get("upper")),
        }
    )


def period(said: PeriodShape) -> Shape:
    """A deadline, or how long something takes."""
    return known(
        {
            "type": said.get("type", "SPAN"),
            **_common(said),
            "timeSpan": said.get("span"),
            "timeSpanTo": said.get("span_to"),
            "periodUnit": UNITS[said["unit"]][0] if said.get("unit") in UNITS else None,
            "dateFrom": said.get("date_from"),
            "dateTo": said.get("date_to"),
        }
    )


def paper(said: RequiredShape) -> Shape:
    return known({"direction": said.get("direction", "in"), **_common(said)})


def charges_html(found: Iterable[ChargeShape]) -> str:
    return _list(_line(one, _price(one)) for one in found)


def periods_html(found: Iterable[PeriodShape]) -> str:
    return _list(_line(one, _span(one)) for one in found)


def papers_html(found: Iterable[RequiredShape]) -> str:
    return _list(_line(one, "") for one in found if one.get("direction", "in") == "in")


def _common(said: ValidShape) -> Shape:
    return {
        "name": said.get("name") or "–",
        "note": said.get("note"),
        "validFrom": said.get("valid_from"),
        "validTo": said.get("valid_to"),
    }


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _price(said: ChargeShape) -> str:
    sign = SIGNS.get(said.get("currency", "EUR"), said.get("currency", ""))
    if said.get("type") == "FREE":
        return "kostenfrei"
    if amount := said.get("amount"):
        return f"{_money(amount)} {sign}"
    lower, upper = said.get("lower"), said.get("upper")
    parts = [f"{word} {_money(value)}" for word, value in (("ab", lower), ("bis", upper)) if value]
    return f"{' '.join(parts)} {sign}" if parts else ""


def _money(text: str) -> str:
    """`1.234,50`; what is no number stays as it is."""
    number = _number(text)
    return text if number is None else f"{number:,.2f}".translate(_GERMAN)


def _span(said: PeriodShape) -> str:
    if said.get("date_from") or said.get("date_to"):
        ends = [
            f"{word} {_day(said.get(key))}"
            for word, key in (("ab", "date_from"), ("bis", "date_to"))
            if said.get(key)
        ]
        return " ".join(ends)
    unit, first, last = UNITS.get(said.get("unit", "")), said.get("span"), said.get("span_to")
    if unit is None or first is None:
        return ""
    number = f"{first} bis {last}" if last else str(first)
    return f"{number} {unit[1] if number == '1' else unit[2]}"


def _day(text: Any) -> str:
    try:
        found = date.fromisoformat(str(text)[:10])
    except ValueError:
        return str(text)
    return f"{found.day}.{found.month}.{found.year}"


def _line(said: ValidShape, value: str) -> str:
    head = ": ".join(part for part in (said.get("name", ""), value) if part)
    note = said.get("note", "")
    return f"{head} ({note})" if head and note else head or note


def _list(lines: Iterable[str]) -> str:
    found = [line for line in lines if line]
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in found)}</ul>" if found else ""
