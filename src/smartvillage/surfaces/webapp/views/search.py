"""The search: titles of everything that has a page, grouped by kind."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.surfaces.webapp import navigation
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Link
from smartvillage.surfaces.webapp.faces import Face, face_of, faces
from smartvillage.surfaces.webapp.lists import current, titled, words_asked
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of

SHOWN = 5
MOST = 300


@dataclass(frozen=True)
class Found:
    """The answers of one kind; `more` leads to its list under the same words."""

    title: str
    cards: Sequence[Card]
    more: Link | None


@public_page
def search(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    words = words_asked(request, "q")
    groups, total = find(context, words) if words else ([], 0)
    count = ngettext("%(number)s Treffer", "%(number)s Treffer", total) % {"number": total}
    shown: dict[str, Any] = {"query": words, "groups": groups, "count_text": count if words else ""}
    if not groups:
        shown["suggestions"] = navigation.menu(context) + navigation.services(context)
    return render(request, "webapp/search.html", shown)


def find(context: PageContext, words: str) -> tuple[list[Found], int]:
    """The newest answers of each kind, and the number of all (of the newest 300)."""
    shown = faces(context)
    query = current(titled(ItemQuery(viewer=context.viewer, kind=None), words), context)
    query.among("i.kind", sorted({face.kind.name for face in shown}))
    query.ordering = "i.published_at DESC, i.id DESC"
    rows = query.page(limit=MOST, skip=0).rows()
    by_face: dict[Face, list[dict[str, Any]]] = defaultdict(list)
    counts: Counter[Face] = Counter()
    for row in rows:
        face = face_of(kind_of(row[10], row[7]))
        if face not in shown or face is None:
            continue
        counts[face] += 1
        if counts[face] <= SHOWN:
            by_face[face].append(source(row))
    groups = [
        Found(
            face.kind.plural,
            [face.card(one, context) for one in by_face[face]],
            _more(face, words, counts[face]),
        )
        for face in shown
        if counts[face]
    ]
    return groups, sum(counts.values())


def _more(face: Face, words: str, count: int) -> Link | None:
    if count <= SHOWN:
        return None
    return Link(
        _("Alle %(count)s anzeigen") % {"count": count}, f"{face.list_url}?{urlencode({'suche': words})}"
    )
