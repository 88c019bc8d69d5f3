"""Small pieces of German text that several pages share."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from smartvillage.kit.dates import as_berlin, day_and_month, long_date
from smartvillage.kit.html import excerpt
from smartvillage.kit.said import alike, language_of

TEASER = 160


def day_words(moment: datetime | date | None, *, today: date) -> str:
    """`heute`, `gestern`, `21. November`, `21. November 2025`; empty for nothing."""
    if moment is None:
        return ""
    day = as_berlin(moment).date() if isinstance(moment, datetime) else moment
    near = {0: _("heute"), 1: _("gestern"), -1: _("morgen")}.get((today - day).days)
    year = "" if day.year == today.year else f" {day.year}"
    return near or f"{day_and_month(day)}{year}"


def day_heading(day: date, *, today: date) -> str:
    """`Heute, Sonntag, 22. November`; other years are named."""
    words = long_date(day)
    if day.year == today.year:
        words = words.removesuffix(f" {day.year}")
    near = {0: _("Heute"), 1: _("Morgen")}.get((day - today).days)
    return f"{near}, {words}" if near else words


def joined(*parts: str | None, by: str = " · ") -> str:
    """The parts that say something, in one line; in their language if all are in the same."""
    said = [part for part in parts if part]
    languages = {language_of(part) for part in said}
    return alike(by.join(said), said[0]) if len(languages) == 1 else by.join(said)


def teaser(source: Mapping[str, Any], *, length: int = TEASER) -> str:
    """The beginning of what an item says, as plain text: its short text, else its first paragraph."""
    blocks = source.get("content_blocks") or ()
    texts = [source.get("teaser"), source.get("mobile_description"), source.get("description")]
    texts += [text for block in blocks for text in (block.get("intro"), block.get("body"))]
    return next(
        (alike(short, text) for text in texts if text and (short := excerpt(text, length=length))), ""
    )


def unbroken(text: str) -> str:
    """`8–13 Uhr` stays on one line."""
    return text.replace(" Uhr", "\u00a0Uhr")


def euros(amount: float) -> str:
    """`5 €`, `4,50 €`"""
    return (f"{amount:.0f}" if amount == int(amount) else f"{amount:.2f}".replace(".", ",")) + "\u00a0€"
