"""The list of places and the points of its map."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.select import source
from smartvillage.modules.places.document import KIND
from smartvillage.modules.places.pages.face import FACE, card, is_open, locality
from smartvillage.surfaces.webapp import attractions, lists
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Empty, Filter, Filters, Link
from smartvillage.surfaces.webapp.details import find_or_404
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.maps import Feature, geojson, map_view, point_feature
from smartvillage.surfaces.webapp.nearby import kept, radius_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of
from smartvillage.surfaces.webapp.wording import joined

LIST = f"/{KIND.path}"
PAGE_SIZE = 20


@public_page
def place_list(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    if _only_open(request):
        page = Paginator(_open(request, context), PAGE_SIZE).get_page(request.GET.get("seite"))
    else:
        page = lists.page_of_items(attractions.chosen(request, context, KIND), request, size=PAGE_SIZE)
    category = lists.category_asked(request, context.structure)
    fields = [
        lists.words_filter(request),
        *lists.category_filter(context.structure, KIND, category),
        *radius_filter(request, context),
        Filter("offen", _("Jetzt geöffnet"), "checkbox", "1" if _only_open(request) else ""),
    ]
    return render(
        request,
        "webapp/list_page.html",
        {
            "title": _(KIND.plural),
            "around": context.around,
            "filters": Filters(LIST, fields, keep=kept(request), reset=LIST, locates=True),
            "map": map_view(context, f"{LIST}.geojson", label=_("Karte der Orte"), request=request),
            "count_text": lists.counted(page.paginator.count, _(KIND.label), _(KIND.plural)),
            "cards": [card(found, context) for found in page],
            "layout": "rows",
            "page": page,
            "empty": Empty(
                _("Keine Orte gefunden"),
                _("Nehmen Sie einen Filter weg, dann sehen Sie mehr."),
                link=Link(_("Alle Orte"), LIST),
            ),
        },
    )


@public_page
def points(request: HttpRequest) -> HttpResponse:
    """All places of the list's filter that are somewhere."""
    context = context_of(request)
    if _only_open(request):
        found = _open(request, context)
    else:
        query = attractions.chosen(request, context, KIND).where("i.lat IS NOT NULL")
        found = [source(row) for row in query.rows()]
    return geojson(feature for one in found if (feature := _feature(one, context)))


@public_page
def place_point(request: HttpRequest, number: int) -> HttpResponse:
    context = context_of(request)
    feature = _feature(find_or_404(FACE, context, number), context)
    if feature is None:
        raise Http404
    return geojson([feature])


def _feature(found: Source, context: PageContext) -> Feature | None:
    spot = attractions.spot_of(found)
    if spot is None:
        return None
    return point_feature(
        spot,
        title=headline(found),
        url=FACE.url(found),
        overline=joined(context.category(found), locality(found), by=" | "),
        icon=attractions.icon_of(found, context, KIND.icon),
    )


def _only_open(request: HttpRequest) -> bool:
    return request.GET.get("offen") == "1"


def _open(request: HttpRequest, context: PageContext) -> Sequence[Source]:
    """Hours are known to the documents only, so all of the filter are read."""
    query = attractions.chosen(request, context, KIND)
    return [found for row in query.rows() if is_open(found := source(row), context)]
