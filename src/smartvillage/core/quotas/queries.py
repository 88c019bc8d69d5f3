"""What is left."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Sum

from smartvillage.core.municipalities.scope import within
from smartvillage.core.quotas.models import Redemption
from smartvillage.core.quotas.periods import period_start
from smartvillage.kit.dates import as_berlin


def taken(*, municipality: int, items: Sequence[int]) -> dict[int, int]:
    """How many of each item are gone."""
    with within(municipality):
        rows = Redemption.objects.filter(item__in=items).values_list("item").annotate(Sum("quantity"))
        return dict(rows)


def taken_by(*, municipality: int, member: int) -> list[tuple[int, date, int]]:
    """Everything a member took: item, day in Berlin, quantity."""
    with within(municipality):
        rows = Redemption.objects.filter(member=member).values_list("item", "at", "quantity")
        return [(item, as_berlin(at).date(), quantity) for item, at, quantity in rows]


def left_for(
    rows: Sequence[tuple[int, date, int]], *, item: int, per_person: int, frequency: str | None, day: date
) -> int:
    """How many a member may still take in the present period."""
    since = period_start(frequency, day)
    gone = sum(n for key, at, n in rows if key == item and (since is None or at >= since.date()))
    return max(per_person - gone, 0)
