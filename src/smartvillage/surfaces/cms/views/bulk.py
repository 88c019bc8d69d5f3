"""Steps on one item or on many, and back again."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from smartvillage.core.content.errors import Conflict, ContentError, Invalid, NotFound, Refused
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.structure import structure
from smartvillage.surfaces.cms.forms.raw import typed
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url, list_url
from smartvillage.surfaces.cms.letters import tell_author
from smartvillage.surfaces.cms.refusals import told
from smartvillage.surfaces.cms.steps import STEPS, WANTING, Order, Step, duplicate
from smartvillage.surfaces.cms.undo import Before, recall, remember, take_back
from smartvillage.surfaces.cms.views.edit import asked_item
from smartvillage.surfaces.cms.wish import number

MOST = 200
LONGEST_NOTE = 2000
WAITING = "freigegeben, es fehlt noch eine Freigabe durch andere"


@staff
@require_POST
def do(request: StaffRequest, slug: str) -> HttpResponse:
    """A step on one item ("trash:17") or on all that are ticked ("trash"), then back to where it was asked."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    name, _, given = request.POST.get("step", "").partition(":")
    if name == "undo":
        _undo(request, kind, given)
        return redirect(_back(request) or list_url(kind))
    chosen = given.split(",") if given else request.POST.getlist("item")
    found = list(_asked(request, kind, chosen[:MOST]))
    if name == "duplicate" and found:
        copy = duplicate(viewer=request.viewer, kind=kind, item=found[0])
        messages.success(request, "Die Kopie ist angelegt.")
        return redirect(item_url(kind, copy.pk))
    if name in STEPS:
        _run(request, kind, STEPS[name], found)
    return redirect(_back(request) or list_url(kind))


def _run(request: StaffRequest, kind: Kind, step: Step, found: list[Item]) -> None:
    order = Order(
        note=typed(request.POST.get("note", "")).strip()[:LONGEST_NOTE],
        category=_category(request),
    )
    if step.lacks(order):
        messages.error(request, WANTING[step.needs])
        return
    done: list[tuple[Item, Before]] = []
    refused: list[tuple[Item, ContentError]] = []
    for item in found:
        was = Before.of(item)
        try:
            step.run(request.viewer, item, order)
        except (Refused, Invalid, Conflict) as error:
            refused.append((item, error))
            continue
        fresh = _fresh(request, kind, item)
        tell_author(viewer=request.viewer, item=fresh, before=was.state, note=order.note)
        done.append((fresh, was))
    if done:
        key = remember(request.session, kind.slug, done)
        waiting = step.name == "publish" and any(item.state == Item.State.REVIEW for item, _ in done)
        said = f"{_named([item for item, _ in done])}: {WAITING if waiting else step.done}."
        messages.success(request, said, extra_tags=f"undo|{list_url(kind)}|undo:{key}")
    for sentence in told(kind, refused):
        messages.error(request, sentence)


def _category(request: StaffRequest) -> int | None:
    wanted = number(request.POST.get("category"))
    return wanted if wanted in structure(municipality=request.viewer.municipality).categories else None


def _undo(request: StaffRequest, kind: Kind, key: str) -> None:
    kept = recall(request.session, kind.slug, key)
    found = list(_asked(request, kind, map(str, kept)))
    back = [item for item in found if take_back(viewer=request.viewer, item=item, was=kept[item.pk])]
    if back:
        messages.success(request, f"{_named(back)}: wieder wie vorher.")
    if len(back) < len(kept) or not kept:
        messages.error(request, "Nicht alles ließ sich zurücknehmen; inzwischen wurde weitergearbeitet.")


def _fresh(request: StaffRequest, kind: Kind, item: Item) -> Item:
    """The item as the step left it."""
    return asked_item(request, kind, item.pk, trash=True)


def _named(items: list[Item]) -> str:
    return f"„{items[0].title or 'Ohne Titel'}“" if len(items) == 1 else f"{len(items)} Einträge"


def _asked(request: StaffRequest, kind: Kind, numbers: Iterable[str]) -> Iterable[Item]:
    for text in numbers:
        if (found := number(text)) is not None:
            try:
                yield asked_item(request, kind, found, trash=True)
            except NotFound:
                continue


def _back(request: StaffRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
