"""Reading the weather that is stored."""

from datetime import timedelta

from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.weather.models import Weather

USABLE = timedelta(hours=24)


def last(*, municipality: int) -> Weather | None:
    """The newest as far as it is less than a day old; nothing is fetched."""
    with within(municipality):
        found: Weather | None = Weather.objects.order_by("-created_at").first()
    return found if found and found.created_at > now() - USABLE else None
