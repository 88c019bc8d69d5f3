"""A tour as a card and as a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery
from smartvillage.kit.geo import Point, length_m
from smartvillage.modules.tours.document import KIND
from smartvillage.modules.tours.profile import profile
from smartvillage.surfaces.webapp import attractions, facts
from smartvillage.surfaces.webapp.addresses import item_url
from smartvillage.surfaces.webapp.blocks import story_of
from smartvillage.surfaces.webapp.cards import Card, Fact, Picture
from smartvillage.surfaces.webapp.faces import Face, address_words, headline
from smartvillage.surfaces.webapp.maps import map_view
from smartvillage.surfaces.webapp.meta import described, geo_data, picture_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.pictures import first_picture, pictures_of
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.wording import joined, teaser


@dataclass(frozen=True)
class Stop:
    """A stop as the page shows it; `anchor` is its place on the page."""

    title: str
    text: SafeString
    pictures: Sequence[Picture]
    anchor: str
    point: Point | None


def means_of(found: Source) -> tuple[str, str]:
    """Word and icon for how one travels."""
    known = {
        "bike": (_("mit dem Rad"), "bike"),
        "foot": (_("zu Fuß"), "walk"),
        "canoe": (_("mit dem Boot"), "sailboat"),
    }
    return known.get(found.get("means_of_transportation") or "", ("", KIND.icon))


def card(found: Source, context: PageContext) -> Card:
    return Card(
        title=headline(found),
        url=FACE.url(found),
        overline=context.category(found),
        meta=joined(_length(found), means_of(found)[0], _duration(found)),
        text=teaser(found, length=120),
        picture=first_picture(found, context),
    )


def detail(found: Source, context: PageContext) -> dict[str, Any]:
    story = story_of(found, context, headline=headline(found), text=found.get("description"))
    shown: dict[str, Any] = {
        **story.shown(),
        "title": headline(found),
        "overline": joined(context.category(found), _length(found), by=" | "),
        "facts": facts.distinct(_facts(found)),
        "stops": stops_of(found, context),
        "related_title": _("Weitere Touren"),
        "data": _data(found, context, [story.picture, *story.pictures]),
    }
    if drawn := profile(line_of(found), found.get("elevations") or ()):
        shown["profile"] = drawn
        shown["climb"] = _climb(found)
    if found.get("id") and (line_of(found) or attractions.spot_of(found)):
        source = item_url(KIND, found["id"], "", ".geojson")
        shown["map"] = map_view(context, source, label=_("Karte: %(name)s") % {"name": headline(found)})
    return shown


def related(found: Source, context: PageContext) -> Sequence[Card]:
    return [card(one, context) for one in attractions.neighbours(found, context, KIND)]


def stops_of(found: Source, context: PageContext) -> list[Stop]:
    return [
        Stop(
            title=stop.get("name") or "",
            text=prose(stop.get("description"), below=3),
            pictures=pictures_of(stop, context),
            anchor=f"station-{number}",
            point=attractions.spot_of(stop),
        )
        for number, stop in enumerate(found.get("tour_stops") or (), start=1)
    ]


def line_of(found: Source) -> list[Point]:
    return [Point(lat, lon) for lat, lon in found.get("line") or ()]


def _length(found: Source) -> str:
    """The length editors say, else the one of the line."""
    if kilometres := found.get("length_km"):
        return f"{kilometres} km"
    metres = length_m(line_of(found))
    return f"{metres / 1000:.1f} km".replace(".", ",") if metres >= 100 else ""


def _climb(found: Source) -> str:
    """Metres up and down, as far as they are known."""
    up, down = found.get("ascent_m"), found.get("descent_m")
    said = [
        _("%(metres)s m hinauf") % {"metres": up} if up is not None else "",
        _("%(metres)s m hinab") % {"metres": down} if down is not None else "",
    ]
    return joined(*said, by=", ")


def _duration(found: Source) -> str:
    said = (found.get("payload") or {}).get("duration")
    return said if isinstance(said, str) else ""


def _facts(found: Source) -> Iterator[Fact]:
    if length := _length(found):
        yield Fact("route", _("Länge"), length)
    if climb := _climb(found):
        yield Fact("arrow-up", _("Höhenmeter"), climb)
    word, icon = means_of(found)
    if word:
        yield Fact(icon, _("Unterwegs"), word[0].upper() + word[1:])
    if duration := _duration(found):
        yield Fact("clock", _("Dauer"), duration)
    for address in found.get("addresses") or ():
        label = {"start": _("Start"), "end": _("Ziel")}.get(address.get("kind") or "", _("Ort"))
        yield from facts.address_facts(address, label=label, icon="flag")
    if found.get("id") and line_of(found):
        file = item_url(KIND, found["id"], address_words(found), ".gpx")
        yield Fact("download", _("Für Navigationsgeräte"), _("Strecke als GPX-Datei"), file)
    yield from attractions.common_facts(found)


def _data(found: Source, context: PageContext, pictures: Sequence[Any]) -> dict[str, Any]:
    places = [
        described("TouristAttraction", name=stop.get("name"), geo=_geo(stop))
        for stop in found.get("tour_stops") or ()
        if stop.get("name")
    ]
    return described(
        "TouristTrip",
        name=headline(found),
        description=teaser(found),
        image=picture_data(pictures, context),
        itinerary=described("ItemList", numberOfItems=len(places), itemListElement=places)
        if places
        else None,
    )


def _geo(stop: Source) -> dict[str, Any] | None:
    address = next(iter(stop.get("addresses") or ()), None)
    return geo_data(address or stop.get("location") or {})


def listed(context: PageContext) -> ItemQuery:
    return ItemQuery(viewer=context.viewer, kind=KIND.name)


FACE = Face(KIND, card, detail, template="tours/detail.html", query=listed, related=related)
