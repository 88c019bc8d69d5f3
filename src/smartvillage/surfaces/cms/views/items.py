"""The list of a kind: filters, saved views, rows or a map."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.structure import Structure, structure
from smartvillage.kit.dates import short_date
from smartvillage.surfaces.cms.caring import CARES
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, has_dates, has_places, list_url
from smartvillage.surfaces.cms.listing import Listing, listing
from smartvillage.surfaces.cms.people import people
from smartvillage.surfaces.cms.savedviews import views_of
from smartvillage.surfaces.cms.standing import STANDINGS
from smartvillage.surfaces.cms.steps import STEPS
from smartvillage.surfaces.cms.wish import DATES, SORTS, Wish
from smartvillage.surfaces.webapp.maps import map_view
from smartvillage.surfaces.webapp.pagecontext import context_of

COLUMNS = {"titel": "Titel", "": "Organisation", "geaendert": "Geändert", " ": "Zustand", "  ": ""}
BULK = ("publish", "show", "hide", "archive", "trash")
ALWAYS = ("draft", "review", "published", "planned", "archived", "trash")


@staff
def items(request: StaffRequest, slug: str) -> HttpResponse:
    kind = asked_kind(slug, request.viewer, request.municipality)
    known = structure(municipality=request.viewer.municipality, fresh=True)
    wish = Wish.of(request.GET)
    found = listing(request.viewer, kind, wish, known)
    somebody = people(request.viewer.municipality)
    here = list_url(kind)
    context = {
        "kind": kind,
        "wish": wish,
        "listing": found,
        "chips": list(_chips(here, wish, found)),
        "columns": list(_columns(here, wish)),
        "organisations": known.organisations.values() if len(known.organisations) > 1 else (),
        "category_options": _categories(known, kind),
        "people": somebody.items() if len(somebody) > 1 else (),
        "dates": [(name, label) for name, label in DATES.items() if name != "termin" or has_dates(kind)],
        "narrowings": list(_narrowings(here, wish, known, somebody)),
        "bulk": [STEPS["restore"]] if wish.standing == "trash" else [STEPS[name] for name in BULK],
        "views": list(_views(request, kind, wish)),
        "here": request.get_full_path(),
        "export_url": f"{reverse('cms-items-export', args=[slug])}?{wish.query()}",
        "toggle_url": f"{here}?{wish.query(ansicht='' if wish.on_map else 'karte')}"
        if has_places(kind)
        else "",
        "map": _map(request, kind, wish) if wish.on_map and has_places(kind) else None,
    }
    return render(request, "cms/items.html", context)


def _map(request: StaffRequest, kind: Kind, wish: Wish) -> Any:
    source = f"{reverse('cms-items-map', args=[kind.slug])}?{wish.query(ansicht='')}"
    return map_view(context_of(request), source, label=f"Karte: {kind.plural}")


def _categories(known: Structure, kind: Kind) -> list[dict[str, Any]]:
    """Those for the kind; all where none is."""
    rows = list(known.categories.values())
    return [row for row in rows if kind.tag in row["tags"]] or rows


def _chips(here: str, wish: Wish, found: Listing) -> Iterable[dict[str, Any]]:
    for name, label in {"": "Alle", **{key: value.label for key, value in STANDINGS.items()}}.items():
        count = found.counts.get(name, 0)
        if name in ("", *ALWAYS) or count or wish.standing == name:
            yield {
                "label": label,
                "url": f"{here}?{wish.query(zustand=name)}",
                "current": wish.standing == name,
                "count": f"{count}+" if found.partly else count,
            }


def _narrowings(
    here: str, wish: Wish, known: Structure, somebody: dict[int, str]
) -> Iterable[dict[str, str]]:
    """What narrows the list, each with the address without it."""
    organisation = known.organisations.get(wish.organisation or 0, {}).get("name", "unbekannt")
    category = known.categories.get(wish.category or 0, {}).get("name", "unbekannt")
    said = {
        "q": wish.text and f"„{wish.text}“",
        "organisation": wish.organisation and organisation,
        "kategorie": wish.category and category,
        "person": wish.person and f"von {somebody.get(wish.person, 'unbekannt')}",
        "von": wish.since and f"{DATES[wish.when]} ab {short_date(wish.since)}",
        "pflege": CARES.get(wish.care, ""),
        "bis": wish.until and f"{DATES[wish.when]} bis {short_date(wish.until)}",
    }
    return (
        {"label": str(text), "url": f"{here}?{wish.query(**{name: ''})}"}
        for name, text in said.items()
        if text
    )


def _columns(here: str, wish: Wish) -> Iterable[dict[str, Any]]:
    for key, label in COLUMNS.items():
        sorted_now = key == wish.sort_key
        turned = f"-{key}" if sorted_now and not wish.descending else key
        yield {
            "label": label,
            "sort_url": f"{here}?{wish.query(sortierung=turned)}" if key in SORTS else "",
            "sorted": ("descending" if wish.descending else "ascending") if sorted_now else "",
        }


def _views(request: StaffRequest, kind: Kind, wish: Wish) -> Iterable[dict[str, Any]]:
    for name, query in views_of(request.user, request.municipality.id, kind).items():
        yield {"label": name, "url": f"{list_url(kind)}?{query}", "current": query == wish.query()}
