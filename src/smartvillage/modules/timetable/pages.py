"""Stops and their departures for citizens: places that say they have travel times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.kit.dates import BERLIN, parse_date
from smartvillage.modules.timetable.queries import Row, day_before, departures, running_on, stop_times
from smartvillage.surfaces.webapp import lists
from smartvillage.surfaces.webapp.addresses import numbered
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Empty, Filters, Link
from smartvillage.surfaces.webapp.faces import face_of, headline
from smartvillage.surfaces.webapp.nearby import distance, kept, near, radius_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of, first_part
from smartvillage.surfaces.webapp.rooms import Entry
from smartvillage.surfaces.webapp.wording import day_heading

PLACE = "point_of_interest"
LIST = "abfahrten"
WITH_TIMES = '%"has_travel_times":"true"%', '%"has_travel_times":true%'
SHOWN = 40
SOON = 60
ICONS = {"0": "train", "1": "train", "2": "train", "3": "bus", "4": "sailboat"}


@dataclass(frozen=True)
class Departure:
    """`minutes` until it leaves, of those within the hour; `clock` runs on after midnight."""

    clock: str
    line: str
    direction: str
    icon: str
    minutes: int | None = None


@public_page
def stop_list(request: HttpRequest) -> HttpResponse:
    """By name, or the nearest first."""
    context = context_of(request)
    query = lists.narrowed(
        near(_stops(context), context.around), structure=context.structure, words=lists.words_asked(request)
    )
    if context.around and context.around.point:
        query.ordering = f"i.lat IS NULL, {distance(context.around.point)}, i.id"
    page = lists.page_of_items(query, request)
    fields = [lists.words_filter(request), *radius_filter(request, context)]
    return render(
        request,
        "webapp/list_page.html",
        {
            "title": _("Abfahrten"),
            "intro": _("Wann an Ihrer Haltestelle etwas fährt."),
            "around": context.around,
            "filters": Filters(f"/{LIST}", fields, keep=kept(request), reset=f"/{LIST}", locates=True),
            "count_text": lists.counted(page.paginator.count, _("Haltestelle"), _("Haltestellen")),
            "cards": [Card(headline(found), _url(found), meta=_where(found)) for found in page],
            "layout": "rows",
            "page": page,
            "empty": Empty(
                _("Keine Haltestellen gefunden"), icon="bus", link=Link(_("Alle Haltestellen"), f"/{LIST}")
            ),
        },
    )


@public_page
def stop_page(request: HttpRequest, number: int) -> HttpResponse:
    """What leaves from now on, or all day on `?tag=`."""
    context = context_of(request)
    rows = _stops(context).where("i.id = %s", number).rows()
    if not rows:
        raise Http404
    stop = source(rows[0])
    if _url(stop) != request.path:
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(_url(stop) + (f"?{query}" if query else ""))
    day = _day_asked(request, context.today)
    at = context.at if day == context.today else datetime.combine(day, time(), BERLIN)
    face = face_of(kind_of(PLACE))
    return render(
        request,
        "timetable/stop.html",
        {
            "title": headline(stop),
            "breadcrumb": [Link(_("Start"), "/"), Link(_("Abfahrten"), f"/{LIST}")],
            "heading": day_heading(day, today=context.today),
            "days": [
                Link(
                    _day_label(ahead),
                    f"?tag={context.today + timedelta(days=ahead)}" if ahead else "?",
                    "",
                    day == context.today + timedelta(days=ahead),
                )
                for ahead in range(3)
            ],
            "day": day,
            "departures": _leaving(context, stop, at),
            "place_url": face.url(stop) if face else "",
        },
    )


def _stops(context: PageContext) -> ItemQuery:
    query = ItemQuery(viewer=context.viewer, kind=PLACE).order("name", descending=False)
    return query.where("(i.document LIKE %s OR i.document LIKE %s)", *WITH_TIMES)


def _leaving(context: PageContext, stop: Source, at: datetime) -> Sequence[Departure]:
    here, name = context.municipality.id, str(stop.get("external_id") or "")
    rows = stop_times(municipality=here, stops=[name]).get(name, [])
    days = [at.date(), day_before(at.date())]
    runs = running_on(municipality=here, days=days)
    found = departures(rows, at=at, today=runs[days[0]], yesterday=runs[days[1]])
    now = context.at.hour * 60 + context.at.minute if at == context.at else None
    return [_departure(row, now) for row in found[:SHOWN]]


def _departure(row: Row, now: int | None) -> Departure:
    minute = row["moment"] // 60
    route, trip = row.get("route") or {}, row.get("trip") or {}
    ahead = minute - now if now is not None else None
    kind = str(route.get("route_type") or "")
    return Departure(
        clock=f"{minute // 60 % 24}:{minute % 60:02d}",
        line=str(route.get("route_short_name") or route.get("route_long_name") or ""),
        direction=str(row.get("stop_headsign") or trip.get("trip_headsign") or ""),
        icon=ICONS.get(kind, "train" if kind.startswith("1") else "bus"),
        minutes=ahead if ahead is not None and ahead < SOON else None,
    )


def _url(found: Source) -> str:
    return numbered(LIST, found["id"], headline(found))


def _where(found: Source) -> str:
    return str(first_part(found, "addresses").get("city") or "")


def _day_asked(request: HttpRequest, today: date) -> date:
    day = parse_date(request.GET.get("tag"))
    return day if day and abs((day - today).days) <= 366 else today


def _day_label(ahead: int) -> str:
    return (_("Jetzt"), _("Morgen"), _("Übermorgen"))[ahead]


NAVIGATION = (Entry(gettext_lazy("Abfahrten"), f"/{LIST}", "bus", order=14, group="service"),)  # type: ignore[arg-type]
urlpatterns = [path(LIST, stop_list, name="stops"), path(f"{LIST}/<item:number>", stop_page, name="stop")]
