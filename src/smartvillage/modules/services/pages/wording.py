"""Amounts and spans of the catalogue in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from smartvillage.kit.html import plain
from smartvillage.surfaces.webapp.wording import euros, joined

LIST_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
LANGUAGES = {"de": "Deutsch", "en": "English", "de-simple": "Leichte Sprache"}


def charge_lines(charges: Iterable[dict[str, Any]]) -> list[str]:
    """`37 € (ab 24 Jahren)`, `50 € bis 2.500 €`"""
    return [line for one in charges if (line := _charge(one))]


def _charge(one: dict[str, Any]) -> str:
    if one.get("type") == "FREE":
        return _("kostenfrei")
    amounts = [text for side in ("amount", "lower", "upper") if (text := _amount(one, side))]
    name = one.get("name", "")
    return joined(_(" bis ").join(amounts), f"({name})" if name and amounts else name, by=" ")


def _amount(one: dict[str, Any], side: str) -> str:
    try:
        amount = Decimal(str(one.get(side, "")))
    except InvalidOperation:
        return ""
    return euros(float(amount)) if one.get("currency", "EUR") == "EUR" else f"{amount} {one['currency']}"


def span_text(one: Mapping[str, Any]) -> str:
    """`3 bis 4 Wochen`, `2 Wochen`, `bis 30. April 2026`; empty for what says no time."""
    numbers = [number for key in ("span", "span_to") if isinstance(number := one.get(key), int)]
    if not numbers or not (words := _unit(one.get("unit", ""), numbers[-1])):
        return ""
    return f"{_(' bis ').join(map(str, numbers))} {words}"


def _unit(unit: str, number: int) -> str:
    words = {
        "minute": ngettext("Minute", "Minuten", number),
        "hour": ngettext("Stunde", "Stunden", number),
        "day": npgettext("Dauer", "Tag", "Tage", number),
        "workday": ngettext("Werktag", "Werktage", number),
        "week": ngettext("Woche", "Wochen", number),
        "month": ngettext("Monat", "Monate", number),
        "quarter": ngettext("Vierteljahr", "Vierteljahre", number),
        "year": ngettext("Jahr", "Jahre", number),
    }
    return words.get(unit, "")


def ends_on(one: Mapping[str, Any], start: date) -> date | None:
    """The last day of a span of days or longer that begins on a day; None for hours and what has no length."""
    number, unit = one.get("span_to") or one.get("span"), one.get("unit")
    if not isinstance(number, int) or not 0 < number <= 1000:
        return None
    steps: dict[str, Any] = {
        "day": timedelta(days=number),
        "week": timedelta(weeks=number),
        "month": relativedelta(months=number),
        "quarter": relativedelta(months=3 * number),
        "year": relativedelta(years=number),
    }
    if unit == "workday":
        return _workdays(start, number)
    try:
        return start + steps[unit] if unit in steps else None
    except (OverflowError, ValueError):
        return None


def _workdays(start: date, number: int) -> date:
    """Monday to Saturday, as the law counts them."""
    day = start
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 6
    return day


def to_bring(required: Sequence[dict[str, Any]], html: str) -> list[str]:
    """What the source lists as documents, else the points of its text."""
    named = [one["name"] for one in required if one.get("name") and one.get("direction", "in") == "in"]
    found = named or [plain(item).strip() for item in LIST_ITEM.findall(html)]
    return list(dict.fromkeys(text for text in found if text))
