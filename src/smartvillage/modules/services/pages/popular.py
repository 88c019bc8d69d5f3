"""What is asked for most: pinned by editors first, then what was shown most often."""

from datetime import timedelta

from django.db.models import Sum

from smartvillage.kit.dates import today
from smartvillage.modules.services.models import Showing
from smartvillage.modules.services.pages.where import Where
from smartvillage.modules.services.queries import Listed, services

SHOWN = 8
DAYS = 90


def popular(where: Where) -> list[Listed]:
    """At most eight that exist here, of the municipality in scope. Three statements, two if all are pinned."""
    ids = where.overlay.pinned
    if len(ids) < SHOWN:
        shown = Showing.objects.filter(day__gte=today() - timedelta(days=DAYS)).values("service")
        most = shown.annotate(sum=Sum("number")).order_by("-sum", "service")[: 2 * SHOWN]
        ids = list(dict.fromkeys([*ids, *(row["service"] for row in most)]))
    found = services(
        state=where.state, chain=where.chain, public_ids=ids, hidden=where.overlay.hidden, limit=3 * SHOWN
    )
    rows = {row.public_id: row for row in found.rows}
    return [rows[one] for one in ids if one in rows][:SHOWN]
