"""Why a step was not taken on some entries: each named, with the way to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from smartvillage.core.content.errors import ChangeWaits, Conflict, ContentError, Invalid
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.surfaces.cms.kinds import item_url

NAMED = 10
WAITS = "eine Änderung davon wartet auf die Freigabe; geben Sie sie zuerst frei oder zurück"
WRITTEN = "inzwischen hat jemand daran weitergearbeitet"
FORBIDDEN = "das dürfen Sie nicht ändern"


def told(kind: Kind, refused: Iterable[tuple[Item, ContentError]]) -> Iterator[SafeString]:
    """A sentence for every reason."""
    reasons: dict[str, list[Item]] = {}
    for item, error in refused:
        reasons.setdefault(_reason(error), []).append(item)
    for reason, items in reasons.items():
        count = "1 Eintrag blieb" if len(items) == 1 else f"{len(items)} Einträge blieben"
        more = f" und {len(items) - NAMED} weitere" if len(items) > NAMED else ""
        yield format_html("{} unverändert ({}{}): {}.", count, _links(kind, items[:NAMED]), more, reason)


def _links(kind: Kind, items: Iterable[Item]) -> SafeString:
    rows: list[tuple[Any, ...]] = [(item_url(kind, item.pk), item.title or "Ohne Titel") for item in items]
    return format_html_join(", ", '<a href="{}">{}</a>', rows)


def _reason(error: ContentError) -> str:
    if isinstance(error, ChangeWaits):
        return WAITS
    if isinstance(error, Conflict):
        return WRITTEN
    if isinstance(error, Invalid):
        return "; ".join(error.problems.values()).rstrip(".")
    return FORBIDDEN
