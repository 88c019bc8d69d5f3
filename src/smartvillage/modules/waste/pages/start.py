"""The next pick-up of the reader's street, in the line of the day."""

from django.utils.translation import gettext as _

from smartvillage.modules.waste.pages.days import address_url, collection_days
from smartvillage.modules.waste.queries import address_in, coming, waste_types
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import StartPart
from smartvillage.surfaces.webapp.wording import day_words


def start(context: PageContext) -> StartPart:
    place, here = context.place, context.municipality.id
    if place is None or not place.street:
        return StartPart()
    address = address_in(municipality=here, street=place.street, locality=place.name)
    if address is None:
        return StartPart()
    dates = coming(address=address, since=context.today)
    days = collection_days(dates, waste_types(municipality=here), today=context.today)
    if not days:
        return StartPart()
    labels = ", ".join(one.label for one in days[0].bins)
    text = f"{labels} {day_words(days[0].day, today=context.today)}"
    return StartPart(today=[Fact("trash", _("Nächste Abholung"), text, address_url(address))])
