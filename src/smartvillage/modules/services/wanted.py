"""What people of a municipality want most: as its editors chose, then what was shown most often."""

from smartvillage.modules.services.counting import most_shown
from smartvillage.modules.services.overlay import Overlay


def wanted_most(own: Overlay, *, limit: int) -> list[str]:
    """Public ids, of the municipality in scope, without what it hides; whether they exist there is not asked."""
    chosen = own.pinned
    if len(chosen) < limit:
        chosen = [*chosen, *most_shown(limit=limit + len(own.services))]
    return [one for one in dict.fromkeys(chosen) if one not in own.hidden][:limit]
