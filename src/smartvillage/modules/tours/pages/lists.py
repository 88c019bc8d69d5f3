"""The list of tours and the lines of its map."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.select import source
from smartvillage.kit.geo import simplify
from smartvillage.modules.tours.document import KIND
from smartvillage.modules.tours.pages.face import FACE, card, line_of, means_of, stops_of
from smartvillage.surfaces.webapp import attractions, lists
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Empty, Filters, Link
from smartvillage.surfaces.webapp.details import find_or_404
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.maps import Feature, geojson, line_feature, map_view, point_feature
from smartvillage.surfaces.webapp.nearby import kept, radius_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of

LIST = f"/{KIND.path}"
COARSE_M = 25  # on a map of all tours nobody sees less


@public_page
def tour_list(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    page = lists.page_of_items(attractions.chosen(request, context, KIND), request)
    category = lists.category_asked(request, context.structure)
    fields = [
        lists.words_filter(request),
        *lists.category_filter(context.structure, KIND, category),
        *radius_filter(request, context),
    ]
    return render(
        request,
        "webapp/list_page.html",
        {
            "title": _(KIND.plural),
            "around": context.around,
            "filters": Filters(LIST, fields, keep=kept(request), reset=LIST, locates=True),
            "map": map_view(context, f"{LIST}.geojson", label=_("Karte der Touren"), request=request),
            "count_text": lists.counted(page.paginator.count, _(KIND.label), _(KIND.plural)),
            "cards": [card(found, context) for found in page],
            "layout": "rows",
            "page": page,
            "empty": Empty(_("Keine Touren gefunden"), icon=KIND.icon, link=Link(_("Alle Touren"), LIST)),
        },
    )


@public_page
def lines(request: HttpRequest) -> HttpResponse:
    """All tours of the list's filter: a marker at the start, and the line."""
    context = context_of(request)
    found = [source(row) for row in attractions.chosen(request, context, KIND).rows()]
    return geojson(feature for one in found for feature in _features(one, context))


@public_page
def tour_line(request: HttpRequest, number: int) -> HttpResponse:
    """One tour: its whole line, its start, its stops."""
    context = context_of(request)
    found = find_or_404(FACE, context, number)
    stops = [
        point_feature(stop.point, title=stop.title, url=f"{FACE.url(found)}#{stop.anchor}", icon="map-pin")
        for stop in stops_of(found, context)
        if stop.point
    ]
    line = line_of(found)
    way = [line_feature(line, title=headline(found))] if len(line) > 1 else []
    start = [] if stops else list(_start(found, context))
    return geojson([*way, *start, *stops])


def _features(found: Source, context: PageContext) -> Iterator[Feature]:
    line = simplify(line_of(found), COARSE_M)
    if len(line) > 1:
        yield line_feature(line, title=headline(found), url=FACE.url(found))
    yield from _start(found, context)


def _start(found: Source, context: PageContext) -> Iterator[Feature]:
    spot = attractions.spot_of(found) or next(iter(line_of(found)), None)
    if spot:
        url, category = FACE.url(found), context.category(found)
        yield point_feature(spot, title=headline(found), url=url, overline=category, icon=means_of(found)[1])
