"""Notices for citizens; who wrote one stays hidden."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from smartvillage.modules.noticeboard import removal
from smartvillage.modules.noticeboard.document import KIND, RidePayload
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.pagecontext import Source
from smartvillage.surfaces.webapp.wording import joined


def _facts(found: Source) -> Iterator[Fact]:
    """A shared ride: from where to where, when, how many seats. Nothing that tells who drives."""
    ride = RidePayload.read(found.get("payload"))
    start = joined(
        ride.departure_address,
        ride.departure_street,
        joined(ride.departure_zip, ride.departure_city, by=" "),
        by="\n",
    )
    goal = joined(
        ride.destination_address,
        ride.destination_street,
        joined(ride.destination_zip, ride.destination_city, by=" "),
        by="\n",
    )
    clock = _("%(time)s Uhr") % {"time": ride.departure_time} if ride.departure_time else ""
    said = [
        Fact("flag", _("Abfahrt"), start),
        Fact("map-pin", _("Ziel"), goal),
        Fact("clock", _("Fahrt"), joined(ride.departure_date, clock, by=", ")),
        Fact(
            "calendar-repeat",
            _("Wie oft"),
            joined(ride.driving_frequency, ", ".join(ride.driving_frequency_days), by=": "),
        ),
        Fact("users", _("Freie Plätze"), ride.available_places or ""),
        Fact("message", _("Bemerkung"), ride.comments or ""),
    ]
    yield from (fact for fact in said if fact.text)


PAGES = Pages(KIND, dates="Aushang", facts=_facts)
FACES, NAVIGATION = PAGES.faces, PAGES.navigation
urlpatterns = [*PAGES.urlpatterns, *removal.urlpatterns]
SCREENS = {"Noticeboard": PAGES.url}
