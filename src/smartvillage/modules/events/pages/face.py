"""An event as a card and as a page."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any, Literal

from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.kit.dates import as_berlin, short_date
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.queries import Period, by_list_date
from smartvillage.modules.events.queries import next_date as joined_to_next
from smartvillage.modules.events.schedule import EventDate, coming, dates_of, next_date, on_day, rhythm
from smartvillage.surfaces.webapp import facts, lists
from smartvillage.surfaces.webapp.addresses import item_url
from smartvillage.surfaces.webapp.blocks import story_of
from smartvillage.surfaces.webapp.cards import Card, Fact
from smartvillage.surfaces.webapp.faces import Face, address_words, headline
from smartvillage.surfaces.webapp.meta import described, picture_data, place_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, first_part
from smartvillage.surfaces.webapp.pictures import first_picture
from smartvillage.surfaces.webapp.wording import day_words, joined, teaser, unbroken

Show = Literal["leaf", "words", "picture"]
RELATED = 3
SHOWN_DATES = 10
STATUS = {True: "https://schema.org/EventCancelled", False: "https://schema.org/EventScheduled"}
MOVED = "https://schema.org/EventRescheduled"


def card(found: Source, context: PageContext) -> Card:
    """With the next date, as a calendar leaf."""
    return dated_card(found, context, next_date(dates_of(found), context.today), show="leaf")


def dated_card(found: Source, context: PageContext, date: EventDate | None, *, show: Show) -> Card:
    """For one date of the event, which stands as a leaf, in words, or (below a heading that says it) not at all."""
    if date is None:
        return Card(headline(found), FACE.url(found), context.category(found), place_name(found))
    today, leaf = context.today, show == "leaf"
    over = date.last < today
    when = _("noch bis %(day)s") % {"day": short_date(date.last)} if date.first < today <= date.last else ""
    if not when and show == "words":
        when = day_words(date.first, today=today)
    return Card(
        title=headline(found),
        url=FACE.url(found),
        overline=joined(context.category(found), when, by=" | "),
        meta=unbroken(joined(date.clock, place_name(found))),
        text=teaser(found, length=120) if show == "picture" else "",
        picture=None if leaf else first_picture(found, context),
        badge=_("Vorbei") if over else date.change,
        badge_tone="" if over else "bad" if date.cancelled else "warn",
        day=(date.first if over else max(date.first, today)) if leaf else None,
    )


def place_name(found: Source) -> str:
    """Where people go: the location's name, what the address says beyond the street, the city."""
    location = (found.get("location") or {}).get("name")
    address = first_part(found, "addresses")
    return str(location or address.get("addition") or address.get("street") or address.get("city") or "")


def detail(found: Source, context: PageContext) -> dict[str, Any]:
    dates = dates_of(found)
    chosen = next_date(dates, context.today)
    story = story_of(found, context, headline=headline(found), text=found.get("description"))
    ahead = coming(dates, context.today)
    return {
        **story.shown(),
        "title": headline(found),
        "overline": context.category(found),
        "badge": _standing(dates, chosen, context),
        "badge_tone": "bad" if chosen and chosen.cancelled else "warn",
        "facts": facts.distinct(_facts(found, chosen, dates, context)),
        "dates": ahead[:SHOWN_DATES] if len(ahead) > 1 or any(one.change for one in ahead) else [],
        "more_dates": max(len(ahead) - SHOWN_DATES, 0),
        "related_title": _("So geht es weiter"),
        "data": _data(found, chosen, context, story.picture),
    }


def to_come(context: PageContext) -> ItemQuery:
    """What has appeared and is not over."""
    return lists.current(ItemQuery(viewer=context.viewer, kind=KIND.name), context)


def next_first(context: PageContext) -> ItemQuery:
    return by_list_date(joined_to_next(to_come(context), Period.coming(context.today)))


def related(found: Source, context: PageContext) -> Sequence[Card]:
    """The next events, each with its next date; those of the same category first."""
    query = ItemQuery(viewer=context.viewer, kind=KIND.name).where("i.id <> %s", found["id"])
    if categories := found.get("categories"):
        query.in_categories(categories)
    by_list_date(joined_to_next(query, Period.coming(context.today)))
    rows = [source(row) for row in query.page(limit=RELATED, skip=0).rows()]
    return [dated_card(row, context, next_date(dates_of(row), context.today), show="words") for row in rows]


def _standing(dates: Sequence[EventDate], chosen: EventDate | None, context: PageContext) -> str:
    """What a reader must know first."""
    if chosen is None:
        return ""
    if chosen.last < context.today:
        return _("Vorbei")
    if chosen.cancelled:
        return _("Abgesagt")
    return chosen.change


def _facts(
    found: Source, chosen: EventDate | None, dates: Sequence[EventDate], context: PageContext
) -> Iterator[Fact]:
    if chosen:
        repeats = rhythm(found)
        label = _("Nächster Termin") if repeats and chosen.last >= context.today else _("Wann")
        yield Fact("calendar-event", label, unbroken(chosen.text), tone="warning" if chosen.change else "")
        if repeats:
            yield Fact("calendar-repeat", _("Findet statt"), repeats[0].upper() + repeats[1:])
        if found.get("id") and any(not one.cancelled for one in coming(dates, context.today)):
            file = item_url(KIND, found["id"], address_words(found), ".ics")
            yield Fact("calendar-plus", _("Kalender"), _("In den Kalender übernehmen"), file)
    location = found.get("location") or {}
    if name := location.get("name"):
        yield Fact("map-pin", _("Ort"), joined(name, location.get("department"), by="\n"))
    for address in found.get("addresses") or ():
        yield from facts.address_facts(address, label=_("Wo"))
    yield from facts.price_facts(found.get("price_informations") or ())
    if found.get("registration_required"):
        yield Fact("checklist", _("Anmeldung"), _("Bitte melden Sie sich vorher an."))
    if seats := found.get("maximum_attendees"):
        yield Fact("users", _("Plätze"), str(seats))
    yield from facts.accessibility_facts(found.get("accessibility_information"))
    organizer = found.get("organizer")
    yield from facts.company_facts(organizer, label=_("Veranstaltet von"))
    contacts = found.get("contacts") or [(organizer or {}).get("contact")]
    for contact in contacts:
        yield from facts.contact_facts(contact)
    yield from facts.link_facts(found.get("urls") or ())


def _data(
    found: Source, chosen: EventDate | None, context: PageContext, picture: Any
) -> dict[str, Any] | None:
    """A schema.org Event of the next date; None where there is none."""
    if chosen is None:
        return None
    address = first_part(found, "addresses")
    organizer = found.get("organizer") or {}
    return described(
        "Event",
        name=headline(found),
        description=teaser(found),
        startDate=_moment(chosen.first, chosen.time_from),
        endDate=_moment(chosen.last, chosen.time_to),
        previousStartDate=chosen.moved_from.isoformat() if chosen.moved_from else None,
        eventStatus=MOVED if chosen.moved_from else STATUS[chosen.cancelled],
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=place_data(address, name=(found.get("location") or {}).get("name") or ""),
        organizer=described("Organization", name=organizer.get("name")) if organizer.get("name") else None,
        offers=[
            described("Offer", name=price.get("name"), price=f"{price['amount']:.2f}", priceCurrency="EUR")
            for price in found.get("price_informations") or ()
            if price.get("amount") is not None
        ],
        image=picture_data([picture], context),
        inLanguage="de",
    )


def _moment(day: Any, clock: time | None) -> str:
    """A day, or the moment in Berlin where a time is known."""
    return as_berlin(datetime.combine(day, clock)).isoformat() if clock else day.isoformat()


FACE = Face(
    KIND, card, detail, template="events/detail.html", query=to_come, first=next_first, related=related
)

__all__ = ["FACE", "card", "dated_card", "detail", "on_day", "place_name", "related"]
