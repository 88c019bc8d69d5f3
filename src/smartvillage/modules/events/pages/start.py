"""What takes place next, on the start page."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.together import Asking
from smartvillage.modules.events import agenda
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.pages.face import dated_card
from smartvillage.modules.events.pages.lists import LIST
from smartvillage.modules.events.schedule import dates_of, on_day
from smartvillage.surfaces.webapp.cards import Fact, Link, Section
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import StartPart, Wish

SHOWN = 4
DAYS = timedelta(days=60)
ALL = Wish()


def start(context: PageContext, wish: Wish = ALL) -> Asking[StartPart]:
    """The next events, each once, and how much there is today."""
    today = context.today
    narrowing = agenda.Narrowing(category=wish.category or None, around=context.around)
    span = agenda.occasions(context, narrowing, since=today, until=today + DAYS)
    found = [one for one in span if not one.cancelled]
    ahead = [one for one in agenda.listed(found, since=today) if not one.over(context.at)]
    beginning = [one for one in ahead if one.first >= today] or ahead
    by_event: dict[int, agenda.Occasion] = {}
    for one in beginning:
        by_event.setdefault(one.item, one)
    firsts = list(by_event.values())[: wish.limit or SHOWN]
    numbers = [one.item for one in firsts]
    rows = yield ItemQuery(viewer=context.viewer, kind=KIND.name).among("i.id", numbers)
    sources = {row[0]: source(row) for row in rows}
    cards = [
        dated_card(sources[one.item], context, on_day(dates_of(sources[one.item]), one.first), show="leaf")
        for one in firsts
        if one.item in sources
    ]
    count = sum(one.first <= today for one in found)
    text = ngettext("heute ein Termin", "heute %(count)s Termine", count) % {"count": count}
    return StartPart(
        today=[Fact("calendar-event", _("Veranstaltungen"), text, f"{LIST}/tag/{today}")] if count else [],
        side=[Section(_("Nächste Termine"), cards, "rows", more=Link(_("Alle Termine"), LIST))],
    )
