"""Calls upstream does not have: suggestions, what changed, what is wanted most."""

from smartvillage.core.search.suggest import suggest as suggested
from smartvillage.modules.services.indexing import scope_of
from smartvillage.modules.services.queries import changes as changed
from smartvillage.modules.services.wanted import wanted_most
from smartvillage.modules.services.wire import services
from smartvillage.modules.services.wire.asked import Asked
from smartvillage.modules.services.wire.links import wire_moment
from smartvillage.modules.services.wire.made import Made, page
from smartvillage.modules.services.wire.reading import named, own, summary

TOP_SECONDS = 300.0
MOST_SUGGESTED = 20
MOST_CHANGES = 5000
"""Those that came together stay together, and a batch of an import is not bigger than this."""


def suggest(asked: Asked) -> Made:
    """Words that begin so, as they are written, and the first services for them."""
    begun = asked.text("searchWord")
    limit = min(asked.limit, MOST_SUGGESTED)
    if not begun:
        return Made({"words": [], "services": []})
    words = suggested(prefix=begun, scope=scope_of(asked.state), limit=limit)
    hits = services.search(asked).data["results"]
    return Made({"words": words, "services": [hit["object"] for hit in hits[:limit]]})


def changes(asked: Asked) -> Made:
    """What changed after the catalogue's number `since`, the oldest first; go on with `next` until it stays."""
    since = asked.number("since", 0)
    rows = changed(state=asked.state, since=since, limit=MOST_CHANGES)
    if len(rows) == MOST_CHANGES and rows[0].number != rows[-1].number:
        rows = [row for row in rows if row.number != rows[-1].number]
    said = [
        {
            "kind": row.kind,
            "id": row.public_id,
            "gone": row.gone,
            "number": row.number,
            "changedAt": wire_moment(row.at),
        }
        for row in rows
    ]
    return Made({"next": rows[-1].number if rows else since, "changes": said})


def top(asked: Asked) -> Made:
    """Pinned by the editors, then what people here looked at most."""
    wanted = wanted_most(own(asked), limit=asked.limit)
    rows = {row.public_id: row for row in named(asked, public_ids=wanted).rows}
    found = [summary(rows[service]) for service in wanted if service in rows]
    made = page(asked, found, total=len(found))
    return Made(made.data, made.total, seconds=TOP_SECONDS)
