"""The first page: what waits, what was done, what goes out soon."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from smartvillage.core.content.kinds import all_kinds, kind_by_slug, kind_of
from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms import standing
from smartvillage.surfaces.cms.drafts import Slot, open_drafts
from smartvillage.surfaces.cms.guard import REQUIRED, StaffRequest, has_second_factor, second_factor, staff
from smartvillage.surfaces.cms.kinds import item_url, writable_kinds
from smartvillage.surfaces.cms.models import Draft
from smartvillage.surfaces.cms.page import address
from smartvillage.surfaces.cms.standing import Standing

COLUMNS = f"i.id, i.kind, i.generic_type, i.title, i.updated_at, {standing.COLUMNS}"
FEW = 8
RECENT = timedelta(days=30)
MINE = "EXISTS (SELECT 1 FROM content_revision r WHERE r.item_id = i.id AND r.account_id = %s AND r.at > %s)"


@dataclass(frozen=True)
class Line:
    """An item in a short list."""

    title: str
    url: str
    kind: str
    at: datetime | None
    standing: Standing | None = None


@staff
def today(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    recently = stored(now() - RECENT)
    sections = [
        ("Zur Freigabe", "clipboard-list", lines(_items(viewer).where("i.state = 'review'"))),
        ("Entwürfe", "edit", lines(_items(viewer).where("i.state = 'draft'"))),
        ("Geht bald hinaus", "send", _soon(viewer)),
        (
            "Zuletzt von Ihnen geändert",
            "history",
            lines(_items(viewer).where(MINE, viewer.account, recently)),
        ),
    ]
    context = {
        "drafts": [_begun(viewer, draft) for draft in open_drafts(viewer)],
        "sections": [section for section in sections if section[2]],
        "new": [
            (kind, reverse("cms-new", args=[kind.slug]))
            for kind in writable_kinds(viewer, request.municipality)
        ],
        "advise_second_factor": second_factor(request.municipality) != REQUIRED
        and not has_second_factor(request.user),
    }
    return render(request, "cms/today.html", context)


def _items(viewer: Viewer) -> ItemQuery:
    return ItemQuery(viewer=viewer, kind=None).order("updatedAt", descending=True)


def _soon(viewer: Viewer) -> list[Line]:
    """What is planned, the next first; the time shown is when it goes out."""
    query = ItemQuery(viewer=viewer, kind=None).where(
        "i.state = 'published' AND i.publish_from > %s", stored(now())
    )
    query.ordering = "i.publish_from ASC, i.id ASC"
    return lines(query, at=7)


def lines(query: ItemQuery, *, at: int = 4, limit: int = FEW) -> list[Line]:
    """The first items of a query; `at` is the column whose time is shown."""
    return [
        Line(
            title=row[3] or "Ohne Titel",
            url=item_url(kind_of(row[1], row[2]), row[0]),
            kind=kind_of(row[1], row[2]).label,
            at=standing.moment(row[at]),
            standing=standing.standing(*row[5:]),
        )
        for row in query.page(limit=limit, skip=0).rows(COLUMNS)
    ]


def _begun(viewer: Viewer, draft: Draft) -> Line:
    kind = kind_by_slug(draft.kind) or all_kinds()[0]
    title = draft.data["raw"].get("title") or draft.data["raw"].get("name")
    return Line(
        title=title or (draft.item.title if draft.item else "") or "Ohne Titel",
        url=address(Slot(viewer, kind, draft.item, draft.key)),
        kind=kind.label,
        at=draft.updated_at,
    )
