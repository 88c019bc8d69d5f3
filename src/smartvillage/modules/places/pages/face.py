"""A place as a card and as a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery
from smartvillage.kit import hours
from smartvillage.kit.hours import DayHours
from smartvillage.modules.places.document import KIND
from smartvillage.surfaces.webapp import attractions, facts
from smartvillage.surfaces.webapp.addresses import item_url
from smartvillage.surfaces.webapp.blocks import story_of
from smartvillage.surfaces.webapp.cards import Card, Fact
from smartvillage.surfaces.webapp.faces import Face, headline
from smartvillage.surfaces.webapp.maps import map_view
from smartvillage.surfaces.webapp.meta import described, geo_data, picture_data, place_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, first_part
from smartvillage.surfaces.webapp.pictures import first_picture
from smartvillage.surfaces.webapp.wording import joined, teaser, unbroken

SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = 24 * 60


def card(found: Source, context: PageContext) -> Card:
    status = hours.status_text(found.get("opening_hours") or (), at=context.at)
    open_now = is_open(found, context)
    idle = found.get("active") is False
    return Card(
        title=headline(found),
        url=FACE.url(found),
        overline=joined(context.category(found), locality(found), by=" | "),
        meta="" if idle else unbroken(status or _street(found)),
        picture=first_picture(found, context),
        badge=_("Zurzeit nicht in Betrieb") if idle else _("Geöffnet") if open_now else "",
        badge_tone="bad" if idle else "good",
    )


def is_open(found: Source, context: PageContext) -> bool:
    """Whether it is certainly open now."""
    entries = found.get("opening_hours") or ()
    return (
        found.get("active") is not False and bool(entries) and hours.is_open(entries, at=context.at) is True
    )


def detail(found: Source, context: PageContext) -> dict[str, Any]:
    entries = found.get("opening_hours") or ()
    story = story_of(found, context, headline=headline(found), text=found.get("description"))
    week = hours.week(entries, on=context.today)
    shown: dict[str, Any] = {
        **story.shown(),
        "title": headline(found),
        "overline": joined(context.category(found), locality(found), by=" | "),
        "badge": _("Zurzeit nicht in Betrieb") if found.get("active") is False else "",
        "badge_tone": "bad",
        "facts": facts.distinct(_facts(found)),
        "status": unbroken(hours.status_text(entries, at=context.at) or ""),
        "open": is_open(found, context),
        "side": bool(week),
        "week": week,
        "day_by_day": len({day.special for day in week}) > 1,
        "today": context.today,
        "remarks": hours.remarks(entries, on=context.today),
        "related_title": _("In der Nähe"),
        "data": _data(found, context, week, [story.picture, *story.pictures]),
    }
    if found.get("id") and attractions.spot_of(found):
        source = item_url(KIND, found["id"], "", ".geojson")
        shown["map"] = map_view(context, source, label=_("Karte: %(name)s") % {"name": headline(found)})
    return shown


def related(found: Source, context: PageContext) -> Sequence[Card]:
    return [card(one, context) for one in attractions.neighbours(found, context, KIND)]


def locality(found: Source) -> str:
    """The village or town it is in."""
    location = found.get("location") or {}
    address = first_part(found, "addresses")
    return str(location.get("district") or address.get("city") or location.get("name") or "")


def _street(found: Source) -> str:
    return str(first_part(found, "addresses").get("street") or "")


def _facts(found: Source) -> Iterator[Fact]:
    for address in found.get("addresses") or ():
        yield from facts.address_facts(address)
    yield from attractions.common_facts(found)


def _data(
    found: Source, context: PageContext, week: Sequence[DayHours], pictures: Sequence[Any]
) -> dict[str, Any]:
    """A schema.org Place; its hours are those of the present week."""
    address = first_part(found, "addresses")
    contact = found.get("contact") or {}
    return described(
        "Place",
        name=headline(found),
        description=teaser(found),
        address=(place_data(address) or {}).get("address"),
        geo=geo_data(address),
        telephone=contact.get("phone"),
        image=picture_data(pictures, context),
        openingHoursSpecification=[
            described(
                "OpeningHoursSpecification",
                dayOfWeek=f"https://schema.org/{SCHEMA_DAYS[day.day.weekday()]}",
                opens=_clock(interval.start),
                closes=_clock(interval.end),
                validFrom=day.day.isoformat(),
                validThrough=day.day.isoformat(),
            )
            for day in week
            for interval in day.intervals
            if not interval.open_end
        ],
    )


def _clock(minutes: int) -> str:
    """A day that is open throughout closes at 23:59, as schema.org has no 24:00."""
    if minutes == DAY:
        return "23:59"
    return f"{minutes % DAY // 60:02d}:{minutes % 60:02d}"


def listed(context: PageContext) -> ItemQuery:
    return ItemQuery(viewer=context.viewer, kind=KIND.name)


FACE = Face(KIND, card, detail, template="places/detail.html", query=listed, related=related)
