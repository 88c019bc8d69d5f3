"""What is asked for most: pinned by editors first, then what was shown most often."""

from smartvillage.modules.services.counting import most_shown
from smartvillage.modules.services.pages.where import Where
from smartvillage.modules.services.queries import Listed, services

SHOWN, FEWEST = 8, 3


def popular(where: Where) -> list[Listed]:
    """At most eight that exist here, of the municipality in scope; a single view says nothing yet."""
    ids = where.overlay.pinned
    if len(ids) < SHOWN:
        ids = list(dict.fromkeys([*ids, *most_shown(limit=2 * SHOWN)]))
    found = services(
        state=where.state, chain=where.chain, public_ids=ids, hidden=where.overlay.hidden, limit=3 * SHOWN
    )
    rows = {row.public_id: row for row in found.rows}
    most = [rows[one] for one in ids if one in rows][:SHOWN]
    return most if len(most) >= FEWEST or where.overlay.pinned else []
