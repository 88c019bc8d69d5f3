"""Fees, periods and documents as data; most services have only the text beside them."""

from typing import Any

from lxml.etree import _Element as Element

from smartvillage.modules.services.sources.xzufi.parts import (
    child,
    code,
    day,
    decimal,
    every,
    flag,
    german,
    known,
    number,
    text,
)

_UNITS = {
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "stunde": "hour",
    "day": "day",
    "tag": "day",
    "workday": "workday",
    "werktag": "workday",
    "arbeitstag": "workday",
    "week": "week",
    "woche": "week",
    "month": "month",
    "monat": "month",
    "quarter": "quarter",
    "quartal": "quarter",
    "year": "year",
    "jahr": "year",
}


def charges(element: Element) -> list[Any]:
    """FIX with an amount, VARIABLE with a lower or upper limit."""
    return [
        made
        for module in every(element, "modulKosten")
        for name in ("kosten", "gebuehr")
        for one in every(module, name)
        if (made := _charge(one))
    ]


def _charge(element: Element) -> dict[str, Any]:
    amount = decimal(text(element, "betrag"))
    lower, upper = (decimal(text(element, f"betrag{name}grenze")) for name in ("Unter", "Ober"))
    if not (amount or lower or upper):
        return {}
    return known(
        type="FIX" if amount else "VARIABLE",
        amount=amount,
        lower=lower,
        upper=upper,
        currency=code(element, "betragWaehrung") or code(element, "waehrung") or "EUR",
        prepayment=flag(element, "vorkasse"),
        **_described(element),
    )


def periods(element: Element, module: str, name: str) -> list[Any]:
    """SPAN ("1 month"), SPANINTERVAL ("2 to 4 weeks"), DATEINTERVAL."""
    return [
        made for around in every(element, module) for one in every(around, name) if (made := _period(one))
    ]


def _period(element: Element) -> dict[str, Any]:
    around = child(element, "fristauswahl")
    choice = element if around is None else around
    span = child(choice, "fristDauer")
    span = choice if span is None else span
    length, until = number(span, "dauer"), number(span, "dauerBis")
    unit = _UNITS.get(code(span, "einheit").lower(), "")
    if length and unit:
        kind = "SPANINTERVAL" if until else "SPAN"
        return known(type=kind, span=length, span_to=until, unit=unit, **_described(element))
    dates = child(choice, "fristStichtag")
    first, last = day(dates, "von"), day(dates, "bis")
    if first or last:
        return known(type="DATEINTERVAL", date_from=first, date_to=last, **_described(element))
    return {}


def documents(element: Element) -> list[Any]:
    """What to bring, and what one gets."""
    return [
        known(direction="out" if "ausg" in _direction(one) else "in", **_described(one))
        for module in every(element, "modulDokument")
        for one in every(module, "dokument")
        if german(one, "bezeichnung")
    ]


def _direction(element: Element) -> str:
    return (text(element, "richtung", "name") or code(element, "richtung")).lower()


def _described(element: Element) -> dict[str, Any]:
    return known(
        name=german(element, "bezeichnung"),
        note=german(element, "beschreibung"),
        valid_from=day(element, "gueltigkeit", "beginn"),
        valid_to=day(element, "gueltigkeit", "ende"),
    )
