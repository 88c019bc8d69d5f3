"""How an item stands, in one word an editor understands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from smartvillage.core.content.models import Item
from smartvillage.core.content.select import stored
from smartvillage.kit.dates import now, parse_datetime

COLUMNS = "i.state, i.visible, i.publish_from, i.publish_to"
SQL = (
    "CASE WHEN i.state <> 'published' THEN i.state WHEN NOT i.visible THEN 'hidden' "
    "WHEN i.publish_from > %s THEN 'planned' WHEN i.publish_to <= %s THEN 'expired' ELSE 'published' END"
)


@dataclass(frozen=True)
class Standing:
    """`name` as in `SQL`, `label` for people, `tone` of its badge."""

    name: str
    label: str
    tone: str = ""


PROPOSED = Standing("proposed", "Änderung wartet", "warn")
"""Said of a live item besides its standing."""
STANDINGS = {
    standing.name: standing
    for standing in (
        Standing("draft", "Entwurf"),
        Standing("review", "In Prüfung", "warn"),
        Standing("published", "Veröffentlicht", "good"),
        Standing("planned", "Geplant", "warn"),
        Standing("hidden", "Verborgen", "bad"),
        Standing("expired", "Abgelaufen"),
        Standing("archived", "Archiviert"),
        Standing("trash", "Papierkorb", "bad"),
    )
}


def sql_params() -> tuple[Any, Any]:
    """The parameters of `SQL`: this moment, twice."""
    moment = stored(now())
    return moment, moment


def standing(state: str, visible: bool, publish_from: Any, publish_to: Any) -> Standing:
    """The same decision as `SQL` for one row; times may come as texts."""
    if state != Item.State.PUBLISHED:
        return STANDINGS[state]
    if not visible:
        return STANDINGS["hidden"]
    begin, end = moment(publish_from), moment(publish_to)
    if begin and begin > now():
        return STANDINGS["planned"]
    return STANDINGS["expired" if end and end <= now() else "published"]


def of_item(item: Item) -> Standing:
    return standing(item.state, item.visible, item.publish_from, item.publish_to)


def moment(value: Any) -> datetime | None:
    """A moment as a row gives it; SQLite keeps texts in UTC without saying so."""
    return parse_datetime(f"{value}Z" if isinstance(value, str) else value)
