"""The versions of an item: who, when, through which door, what; and back to one of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from smartvillage.core.content import access
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.content.models import Item, Revision
from smartvillage.core.content.revisions import restore_revision
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms.editing import specs_of_item
from smartvillage.surfaces.cms.forms.declare import declaration
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url
from smartvillage.surfaces.cms.standing import STANDINGS, Standing
from smartvillage.surfaces.cms.structured import require_publishable
from smartvillage.surfaces.cms.views.edit import PROPOSED, asked_item
from smartvillage.surfaces.cms.wording import changes

DOORS = {"cms": "Redaktion", "api": "Schnittstelle", "webapp": "Bürgerseite"}
MOST = 200
UNFIT = "Diese Fassung darf so nicht veröffentlicht werden."


@dataclass(frozen=True)
class Entry:
    """A version in words; `fields` names what it changed."""

    revision: Revision
    door: str
    fields: str
    standing: Standing


@staff
def history(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """All versions, newest first."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    item = asked_item(request, kind, number)
    labels = {spec.name: spec.label for spec in declaration(kind.document)}
    with within(item.municipality_id):
        stored = Revision.objects.filter(item=item).select_related("account").defer("document")
        entries = [_entry(revision, labels) for revision in stored.order_by("-version")[:MOST]]
    context = {"kind": kind, "item": item, "entries": entries, "item_url": item_url(kind, item.pk)}
    return render(request, "cms/history.html", context)


@staff
def version(request: StaffRequest, slug: str, number: int, revision: int) -> HttpResponse:
    """What a version changed, and what going back to it would change."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    item = asked_item(request, kind, number)
    chosen, before = _revision(item, revision), _revision(item, revision - 1)
    if chosen is None:
        raise NotFound
    specs = specs_of_item(item)
    known = structure(municipality=item.municipality_id, fresh=True)
    document = orjson.loads(chosen.document)
    context = {
        "kind": kind,
        "item": item,
        "entry": _entry(chosen, {}),
        "changes": changes(specs, orjson.loads(before.document) if before else {}, document, known),
        "back": changes(specs, orjson.loads(item.document), document, known),
        "may_restore": access.may_update(request.viewer, item) and chosen.version != item.version,
        "item_url": item_url(kind, item.pk),
    }
    return render(request, "cms/version.html", context)


@staff
@require_POST
def restore(request: StaffRequest, slug: str, number: int, revision: int) -> HttpResponse:
    """Make a version the newest one."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    chosen = _revision(asked_item(request, kind, number), revision)
    if chosen is None:
        raise NotFound
    if chosen.item.state != Item.State.DRAFT:
        try:
            require_publishable(chosen.item, chosen.document)
        except Invalid as error:
            messages.error(request, f"{UNFIT} {next(iter(error.problems.values()))}")
            return redirect(reverse("cms-item-version", args=[slug, number, revision]))
    saved = restore_revision(viewer=request.viewer, revision=chosen)
    messages.success(request, PROPOSED if saved.proposed else f"Version {revision} ist wiederhergestellt.")
    return redirect(item_url(kind, number))


def _revision(item: Item, number: int) -> Revision | None:
    with within(item.municipality_id):
        found: Revision | None = (
            Revision.objects.filter(item=item, version=number).select_related("account", "item").first()
        )
    return found


def _entry(revision: Revision, labels: Mapping[str, str]) -> Entry:
    client, _, source = revision.client.partition(":")
    return Entry(
        revision=revision,
        door=f"Import {source}" if client == "import" else DOORS.get(client, client),
        fields=", ".join(labels[name] for name in revision.changed if name in labels),
        standing=STANDINGS[revision.state],
    )
