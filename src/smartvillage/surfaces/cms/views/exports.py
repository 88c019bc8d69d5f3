"""The list elsewhere: as a table for a spreadsheet, as points on the map. The same filters as the list."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse

from smartvillage.core.content.select import fetch
from smartvillage.core.content.structure import Structure, structure
from smartvillage.kit.dates import as_berlin, today
from smartvillage.kit.geo import Point
from smartvillage.kit.sheets import sheet
from smartvillage.surfaces.cms import standing
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url
from smartvillage.surfaces.cms.listing import chosen
from smartvillage.surfaces.cms.wish import Wish
from smartvillage.surfaces.webapp.maps import geojson, point_feature

MOST_POINTS = 5000
HEAD = (
    "Nummer",
    "Titel",
    "Organisation",
    "Zustand",
    "Kategorien",
    "Geändert",
    "Erschienen",
    "Sichtbar ab",
    "Sichtbar bis",
    "Quelle",
    "Breite",
    "Länge",
)
COLUMNS = f"i.id, i.title, i.organisation_id, i.updated_at, i.published_at, i.source, i.lat, i.lon, {standing.COLUMNS}"
CATEGORIES = """SELECT ic.item_id, c.name FROM content_itemcategory ic JOIN content_category c ON c.id = ic.category_id
    JOIN content_item i ON i.id = ic.item_id WHERE i.municipality_id = %s AND i.kind = %s ORDER BY c.folded"""


@staff
def table(request: StaffRequest, slug: str) -> StreamingHttpResponse:
    """All pages of the list as CSV."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    known = structure(municipality=request.viewer.municipality, fresh=True)
    rows = chosen(request.viewer, kind, Wish.of(request.GET), known).rows(COLUMNS)
    named: dict[int, list[str]] = {}
    for item, name in fetch(CATEGORIES, [request.viewer.municipality, kind.name]):
        named.setdefault(item, []).append(name)
    answer = StreamingHttpResponse(
        sheet([HEAD, *_lines(rows, named, known)]), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{kind.slug}-{today():%Y-%m-%d}.csv"'
    return answer


@staff
def points(request: StaffRequest, slug: str) -> HttpResponse:
    """What of the list has a place, as GeoJSON; the newest 5,000."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    known = structure(municipality=request.viewer.municipality, fresh=True)
    query = chosen(request.viewer, kind, Wish.of(request.GET), known).where("i.lat IS NOT NULL")
    rows = query.page(limit=MOST_POINTS, skip=0).rows(f"i.id, i.title, i.lat, i.lon, {standing.COLUMNS}")
    return geojson(
        point_feature(
            Point(lat, lon),
            title=title or "Ohne Titel",
            url=item_url(kind, number),
            overline=standing.standing(*state).label,
            icon=kind.icon,
        )
        for number, title, lat, lon, *state in rows
    )


def _lines(
    rows: Iterable[tuple[Any, ...]], named: dict[int, list[str]], known: Structure
) -> Iterator[tuple[Any, ...]]:
    for number, title, organisation, updated, published, source, lat, lon, *state in rows:
        yield (
            number,
            title,
            known.organisations.get(organisation, {}).get("name", ""),
            standing.standing(*state).label,
            ", ".join(named.get(number, ())),
            *(_moment(value) for value in (updated, published, state[2], state[3])),
            source,
            lat,
            lon,
        )


def _moment(value: Any) -> str:
    found = standing.moment(value)
    return f"{as_berlin(found):%d.%m.%Y %H:%M}" if found else ""
