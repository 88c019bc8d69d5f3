"""List, map and page of any kind of item, for modules that need nothing special."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.kit.dates import parse_date, parse_time, span_text
from smartvillage.surfaces.webapp import facts, lists
from smartvillage.surfaces.webapp.attractions import icon_of
from smartvillage.surfaces.webapp.blocks import story_of
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Empty, Fact, Filters, Link
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.faces import Face, headline
from smartvillage.surfaces.webapp.maps import Feature, geojson, map_view, point_feature
from smartvillage.surfaces.webapp.nearby import kept, near, radius_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, appeared, context_of, first_part
from smartvillage.surfaces.webapp.pictures import first_picture
from smartvillage.surfaces.webapp.rooms import Entry, Group
from smartvillage.surfaces.webapp.wording import day_words, joined, teaser

FactsOf = Callable[[Source], Iterator[Fact]]
DataOf = Callable[[Source, PageContext], dict[str, Any] | None]
_FIRST_END = "(SELECT MIN(o.ends_on) FROM content_occurrence o WHERE o.item_id = i.id)"


@dataclass(frozen=True)
class Pages:
    """The `pages` room of a kind: take its `faces`, `navigation` and `urlpatterns`.

    `dates`: what its dates are called ("Frist"). `order`: newest first, or by the day it ends. `on_map`: the list
    has a map. `facts`: further lines of the fact box. `data`: what it is to schema.org, where that knows such a thing.
    `group`: where the navigation offers it.
    Whoever wrote as a citizen is not shown.
    """

    kind: Kind
    dates: str = ""
    order: Literal["newest", "ending"] = "newest"
    on_map: bool = False
    facts: FactsOf | None = None
    data: DataOf | None = None
    group: Group = "service"

    @cached_property
    def face(self) -> Face:
        return Face(self.kind, self.card, self.detail, find=self.find, query=self.query, first=self.query)

    @property
    def faces(self) -> Sequence[Face]:
        return (self.face,)

    @property
    def navigation(self) -> Sequence[Entry]:
        return (Entry(self.kind.plural, self.url, self.kind.icon, self.kind.order, self.group),)

    @property
    def urlpatterns(self) -> list[URLPattern]:
        where = self.kind.path
        points = [path(f"{where}.geojson", public_page(self.points))] if self.on_map else []
        return [
            path(where, public_page(self.index), name=where),
            *points,
            path(f"{where}/<item:number>", detail_view(self.face)),
        ]

    @property
    def url(self) -> str:
        return f"/{self.kind.path}"

    def query(self, context: PageContext) -> ItemQuery:
        """What has appeared and is not over."""
        query = ItemQuery(viewer=context.viewer, kind=self.kind.name)
        if self.kind.generic_type:
            query.where("i.generic_type = %s", self.kind.generic_type)
        if self.order == "ending":
            query.ordering = f"{_FIRST_END}, i.id"
        else:
            query.order("publishedAt", descending=True)
        return lists.current(query, context)

    def find(self, context: PageContext, _kind: Kind, number: int) -> Source | None:
        rows = self.query(context).where("i.id = %s", number).rows()
        return source(rows[0]) if rows else None

    def card(self, found: Source, context: PageContext) -> Card:
        first, last = _dates(found)
        leaf = (last or first) if self.order == "ending" else None
        when = "" if leaf else _until(first, last, context.today)
        company = next((one.get("name") for one in found.get("companies") or () if one.get("name")), "")
        return Card(
            title=headline(found),
            url=self.face.url(found),
            overline=joined(context.category(found), when or self._day(found, context), by=" | "),
            meta=joined(
                company or "" if self.kind.citizens_write else company or context.organisation(found),
                _place(found),
            ),
            text=teaser(found, length=120),
            picture=None if leaf else first_picture(found, context),
            day=leaf,
        )

    def detail(self, found: Source, context: PageContext) -> dict[str, Any]:
        story = story_of(found, context, headline=headline(found), text=found.get("description"))
        return {
            **story.shown(),
            "title": headline(found),
            "overline": joined(context.category(found), self._day(found, context), by=" | "),
            "facts": facts.distinct(self._facts(found)),
            "data": self.data(found, context) if self.data else None,
        }

    def index(self, request: HttpRequest) -> HttpResponse:
        context = context_of(request)
        category = lists.category_asked(request, context.structure)
        page = lists.page_of_items(self._chosen(request, context), request)
        fields = [
            lists.words_filter(request),
            *lists.category_filter(context.structure, self.kind, category),
            *radius_filter(request, context),
        ]
        shown: dict[str, Any] = {
            "title": _(self.kind.plural),
            "around": context.around,
            "filters": Filters(self.url, fields, keep=kept(request), reset=self.url, locates=self.on_map),
            "count_text": lists.counted(page.paginator.count, _("Eintrag"), _("Einträge")),
            "cards": [self.card(found, context) for found in page],
            "layout": "rows",
            "page": page,
            "empty": self._nothing(narrowed=any(field.value for field in fields)),
        }
        if self.on_map:
            label = _("Karte: %(name)s") % {"name": _(self.kind.plural)}
            shown["map"] = map_view(context, f"{self.url}.geojson", label=label, request=request)
        return render(request, "webapp/list_page.html", shown)

    def _nothing(self, *, narrowed: bool) -> Empty:
        if narrowed:
            text = _("Nehmen Sie einen Filter weg, dann sehen Sie mehr.")
            return Empty(_("Nichts gefunden"), text, link=Link(_("Alle Einträge"), self.url))
        return Empty(
            _("Zurzeit gibt es hier nichts"), icon=self.kind.icon, link=Link(_("Zur Startseite"), "/")
        )

    def points(self, request: HttpRequest) -> HttpResponse:
        context = context_of(request)
        rows = self._chosen(request, context).where("i.lat IS NOT NULL").rows()
        return geojson(feature for row in rows if (feature := self._feature(source(row), context)))

    def _chosen(self, request: HttpRequest, context: PageContext) -> ItemQuery:
        return lists.narrowed(
            near(self.query(context), context.around),
            structure=context.structure,
            category=lists.category_asked(request, context.structure),
            words=lists.words_asked(request),
        )

    def _feature(self, found: Source, context: PageContext) -> Feature | None:
        parts = [*(found.get("locations") or ()), *(found.get("addresses") or ())]
        spot = next((point for part in parts if (point := facts.point_of(part))), None)
        if spot is None:
            return None
        return point_feature(
            spot,
            title=headline(found),
            url=self.face.url(found),
            overline=context.category(found),
            icon=icon_of(found, context, self.kind.icon),
        )

    def _day(self, found: Source, context: PageContext) -> str:
        return day_words(appeared(found), today=context.today)

    def _facts(self, found: Source) -> Iterator[Fact]:
        said = [text for span in found.get("dates") or () if (text := _span(span))]
        if said:
            yield Fact("calendar", self.dates or _("Zeitraum"), "\n".join(said))
        if self.facts:
            yield from self.facts(found)
        for place in found.get("locations") or ():
            if place.get("name"):
                yield Fact("map-pin", _("Ort"), joined(place["name"], place.get("district"), by="\n"))
        for address in found.get("addresses") or ():
            yield from facts.address_facts(address)
        yield from facts.price_facts(found.get("price_informations") or ())
        for company in found.get("companies") or ():
            yield from facts.company_facts(company, label=_("Anbieter"), icon="building-store")
        for contact in () if self.kind.citizens_write else found.get("contacts") or ():
            yield from facts.contact_facts(contact)
        yield from facts.link_facts(found.get("web_urls") or ())
        for access in found.get("accessibility_informations") or ():
            yield from facts.accessibility_facts(access)


def _dates(found: Source) -> tuple[date | None, date | None]:
    span = first_part(found, "dates")
    return parse_date(span.get("date_start")), parse_date(span.get("date_end"))


def _until(first: date | None, last: date | None, today: date) -> str:
    """`ab 1. Dezember`, `bis 30. November`, or nothing."""
    if first and first > today:
        return _("ab %(day)s") % {"day": day_words(first, today=today)}
    return _("bis %(day)s") % {"day": day_words(last, today=today)} if last and last != first else ""


def _span(span: Source) -> str:
    start, end = parse_date(span.get("date_start")), parse_date(span.get("date_end"))
    said = span_text(start, end, parse_time(span.get("time_start")), parse_time(span.get("time_end")))
    return joined(said, span.get("time_description"), by="\n")


def _place(found: Source) -> str:
    places = (place.get("name") for place in found.get("locations") or ())
    cities = (address.get("city") for address in found.get("addresses") or ())
    return next((str(name) for name in (*places, *cities) if name), "")
