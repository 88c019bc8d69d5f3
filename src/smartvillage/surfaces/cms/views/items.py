"""The list of a kind, and what can be done from it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from smartvillage.core.content.errors import NotFound, Refused
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.structure import structure
from smartvillage.surfaces.cms.forms.raw import typed
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url, list_url
from smartvillage.surfaces.cms.listing import ALWAYS, SORTS, Listing, Wish, listing
from smartvillage.surfaces.cms.standing import STANDINGS
from smartvillage.surfaces.cms.steps import STEPS, Step, duplicate, undo_of
from smartvillage.surfaces.cms.views.edit import asked_item

COLUMNS = {"titel": "Titel", "": "Organisation", "geaendert": "Geändert", " ": "Zustand", "  ": ""}
BULK = ("show", "hide", "trash")
MOST = 200


@staff
def items(request: StaffRequest, slug: str) -> HttpResponse:
    kind = asked_kind(slug, request.viewer, request.municipality)
    known = structure(municipality=request.viewer.municipality, fresh=True)
    wish = Wish.of(request.GET)
    found = listing(request.viewer, kind, wish, known)
    context = {
        "kind": kind,
        "wish": wish,
        "listing": found,
        "chips": list(_chips(request, wish, found)),
        "columns": list(_columns(request, wish)),
        "organisations": known.organisations.values() if len(known.organisations) > 1 else (),
        "category_options": [row for row in known.categories.values() if kind.tag in row["tags"]],
        "bulk": [STEPS["restore"]] if wish.standing == "trash" else [STEPS[name] for name in BULK],
        "filtered": bool(wish.text or wish.organisation or wish.category),
        "here": request.get_full_path(),
    }
    return render(request, "cms/items.html", context)


@staff
@require_POST
def do(request: StaffRequest, slug: str) -> HttpResponse:
    """A step on one item ("trash:17") or on all that are ticked ("trash"), then back to where it was asked."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    name, _, numbers = request.POST.get("step", "").partition(":")
    chosen = numbers.split(",") if numbers else request.POST.getlist("item")
    found = list(_asked(request, kind, chosen[:MOST]))
    if name == "duplicate" and found:
        copy = duplicate(viewer=request.viewer, kind=kind, item=found[0])
        messages.success(request, "Die Kopie ist angelegt.")
        return redirect(item_url(kind, copy.pk))
    if name in STEPS:
        _run(request, kind, STEPS[name], found)
    return redirect(_back(request) or list_url(kind))


def _run(request: StaffRequest, kind: Kind, step: Step, found: list[Item]) -> None:
    done: list[Item] = []
    undo: dict[str, list[str]] = {}
    for item in found:
        way_back = undo_of(step, item.state)
        try:
            step.run(request.viewer, item, typed(request.POST.get("note", "")).strip()[:2000])
        except Refused:
            continue
        done.append(item)
        undo.setdefault(way_back, []).append(str(item.pk))
    if done:
        what = f"„{done[0].title or 'Ohne Titel'}“" if len(done) == 1 else f"{len(done)} Einträge"
        back = [f"{name}:{','.join(numbers)}" for name, numbers in undo.items() if name]
        tags = f"undo|{list_url(kind)}|{back[0]}" if len(back) == 1 else ""
        messages.success(request, f"{what}: {step.done}.", extra_tags=tags)
    if len(done) < len(found):
        messages.error(request, f"{len(found) - len(done)} Einträge dürfen Sie nicht ändern.")


def _asked(request: StaffRequest, kind: Kind, numbers: Iterable[str]) -> Iterable[Item]:
    for number in numbers:
        if number.isdecimal() and len(number) < 19:
            try:
                yield asked_item(request, kind, int(number), trash=True)
            except NotFound:
                continue


def _back(request: StaffRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def _chips(request: StaffRequest, wish: Wish, found: Listing) -> Iterable[dict[str, Any]]:
    for name, label in {"": "Alle", **{key: value.label for key, value in STANDINGS.items()}}.items():
        count = found.counts.get(name, 0)
        if name in ("", *ALWAYS) or count or wish.standing == name:
            yield {
                "label": label,
                "url": _address(request, zustand=name, seite=""),
                "current": wish.standing == name,
                "count": count,
            }


def _columns(request: StaffRequest, wish: Wish) -> Iterable[dict[str, Any]]:
    for key, label in COLUMNS.items():
        sorted_now = key == wish.sort
        turned = f"-{key}" if sorted_now and not wish.descending else key
        yield {
            "label": label,
            "sort_url": _address(request, sortierung=turned, seite="") if key in SORTS else "",
            "sorted": ("descending" if wish.descending else "ascending") if sorted_now else "",
        }


def _address(request: StaffRequest, **changes: str) -> str:
    """This list with other filters; empty values are left out."""
    data = request.GET.copy()
    for name, value in changes.items():
        data.pop(name, None)
        if value:
            data[name] = value
    return f"{request.path}?{data.urlencode()}" if data else request.path
