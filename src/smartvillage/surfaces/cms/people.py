"""Who works in a municipality: names by account, for filters and lists."""

from django.core.cache import cache

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Membership

SECONDS = 60


def people(municipality: int) -> dict[int, str]:
    """Everybody with a membership, by name; at most a minute old."""
    key = f"people:{municipality}"
    known: dict[int, str] | None = cache.get(key)
    if known is None:
        with within(municipality):
            found = Membership.objects.select_related("account").order_by("account__name", "account__email")
            known = {one.account_id: str(one.account) for one in found}
        cache.set(key, known, SECONDS)
    return known
