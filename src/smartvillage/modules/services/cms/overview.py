"""All services of the municipality, with what it has changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page as ShownPage
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from smartvillage.modules.services.cms.door import editors, own_of
from smartvillage.modules.services.overlay import Overlay
from smartvillage.modules.services.pages.links import service_url
from smartvillage.modules.services.quality import FIELDS, quality
from smartvillage.modules.services.queries import Listed, services
from smartvillage.modules.services.searching import find_services
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.cms.wish import number

ON_PAGE = 50
FOUND = 200
SHOWN = {"": "Alle", "eigenes": "Mit eigenen Angaben", "oben": "Oft gefragt", "verborgen": "Verborgen"}


@dataclass(frozen=True)
class Row:
    """A service in the list; `marks` are badges (tone, words)."""

    name: str
    url: str
    page_url: str
    marks: Sequence[tuple[str, str]]


@editors
def services_page(request: StaffRequest) -> HttpResponse:
    own = own_of(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    shown = request.GET.get("zeige", "") if request.GET.get("zeige", "") in SHOWN else ""
    lacking = request.GET.get("fehlt", "") if request.GET.get("fehlt", "") in FIELDS else ""
    ids = lacking_ids(own, lacking) if lacking else chosen(own, shown)
    found, page = _found(own, words, ids, number(request.GET.get("seite")) or 1)
    context = {
        "place": own.home.area,
        "words": words,
        "shown": shown,
        "lacking": FIELDS.get(lacking, ""),
        "chips": [_chip(name, label, own, shown) for name, label in SHOWN.items()],
        "rows": [_row(one, own) for one in found],
        "page": page,
    }
    return render(request, "services/cms/services.html", context)


def chosen(own: Overlay, shown: str) -> list[str] | None:
    """Public ids a filter lets through; None for all."""
    match shown:
        case "eigenes":
            return [key for key, words in own.services.items() if words.html or words.links]
        case "oben":
            return own.pinned
        case "verborgen":
            return sorted(own.hidden)
    return None


def lacking_ids(own: Overlay, field: str) -> list[str]:
    """Of services that do not say this."""
    chain = own.home.area.chain if own.home.area else ()
    return list(quality(state=own.home.state, chain=chain).lacking[field])


def _found(
    own: Overlay, words: str, ids: list[str] | None, page: int
) -> tuple[list[Listed], "ShownPage[int]"]:
    state, chain = own.home.state, own.home.area.chain if own.home.area else ()
    if words:
        rows = find_services(state=state, chain=chain, query=words, limit=FOUND).rows
        rows = [row for row in rows if ids is None or row.public_id in ids]
        here = Paginator(range(len(rows)), ON_PAGE).get_page(page)
        return rows[here.start_index() - 1 : here.end_index()] if rows else [], here
    asked = {"state": state, "chain": chain, "public_ids": ids}
    total = services(**asked, limit=1).total  # type: ignore[arg-type]
    here = Paginator(range(total), ON_PAGE).get_page(page)
    start = max(here.start_index() - 1, 0)
    return services(**asked, limit=ON_PAGE, offset=start).rows, here  # type: ignore[arg-type]


def _chip(name: str, label: str, own: Overlay, shown: str) -> dict[str, object]:
    ids = chosen(own, name)
    return {
        "label": label,
        "url": f"?zeige={name}" if name else reverse("cms-services"),
        "current": name == shown,
        "count": None if ids is None else len(ids),
    }


def _row(one: Listed, own: Overlay) -> Row:
    words = own.services.get(one.public_id)
    marks = []
    if words and words.hidden:
        marks.append(("bad", "verborgen"))
    if words and words.pinned is not None:
        marks.append(("good", f"Platz {words.pinned}"))
    if words and (words.html or words.links):
        marks.append(("", "eigene Angaben"))
    edit = reverse("cms-services-service", args=[one.public_id])
    return Row(one.name, edit, service_url(one.public_id), marks)
