"""The services that are wanted most, as far as they exist here."""

from smartvillage.modules.services.pages.where import Where
from smartvillage.modules.services.queries import Listed, services
from smartvillage.modules.services.wanted import wanted_most
from smartvillage.surfaces.webapp.language import spoken

SHOWN, FEWEST = 8, 3


def popular(where: Where) -> list[Listed]:
    """At most eight, of the municipality in scope; a single view says nothing yet."""
    ids = wanted_most(where.overlay, limit=2 * SHOWN)
    found = services(
        state=where.state, chain=where.chain, language=spoken(), public_ids=ids, limit=len(ids) + 1
    )
    rows = {row.public_id: row for row in found.rows}
    most = [rows[one] for one in ids if one in rows][:SHOWN]
    return most if len(most) >= FEWEST or where.overlay.pinned else []
