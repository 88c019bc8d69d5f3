"""The first page: what waits, what goes out soon, how it went."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from smartvillage.core.content.kinds import all_kinds, kind_by_slug
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms import todo
from smartvillage.surfaces.cms.drafts import Slot, open_drafts
from smartvillage.surfaces.cms.firststeps import for_today
from smartvillage.surfaces.cms.guard import REQUIRED, StaffRequest, has_second_factor, second_factor, staff
from smartvillage.surfaces.cms.kinds import writable_kinds
from smartvillage.surfaces.cms.models import Draft
from smartvillage.surfaces.cms.page import address
from smartvillage.surfaces.cms.rooms import Line, Need


@staff
def today(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    first = for_today(viewer, request.municipality, request.user)
    begun = [_begun(viewer, draft) for draft in open_drafts(viewer)]
    context = {
        "first": first,
        "needs": [
            *todo.needs(viewer, request.municipality),
            *([Need("Nicht übernommene Eingaben", "device-floppy", begun)] if begun else []),
        ],
        "soon": todo.soon(viewer),
        "recent": todo.recent(viewer),
        "figures": todo.figures(viewer, request.municipality),
        "new": [
            (kind, reverse("cms-new", args=[kind.slug]))
            for kind in writable_kinds(viewer, request.municipality)
        ],
        "advise_second_factor": first is None
        and second_factor(request.municipality) != REQUIRED
        and not has_second_factor(request.user),
    }
    return render(request, "cms/today.html", context)


def _begun(viewer: Viewer, draft: Draft) -> Line:
    kind = kind_by_slug(draft.kind) or all_kinds()[0]
    title = draft.data["raw"].get("title") or draft.data["raw"].get("name")
    return Line(
        title=title or (draft.item.title if draft.item else "") or "Ohne Titel",
        url=address(Slot(viewer, kind, draft.item, draft.key)),
        kind=kind.label,
        at=draft.updated_at,
    )
