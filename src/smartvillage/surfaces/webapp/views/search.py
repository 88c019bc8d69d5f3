"""The search: everything that has a page, grouped by kind, the group of the best hit first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.languages import wanted
from smartvillage.core.content.search import Found, Hit, searching
from smartvillage.core.search.find import together
from smartvillage.surfaces.webapp import navigation
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Link
from smartvillage.surfaces.webapp.counting import count_missed
from smartvillage.surfaces.webapp.faces import Face, face_of, faces
from smartvillage.surfaces.webapp.lists import words_asked
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.rooms import Findings, searches

SHOWN, ALL = 5, 50
MOST = 300
SUGGESTED = 8
SHORTEST = 2


@dataclass(frozen=True)
class Group:
    """The answers of one kind; `more` leads to all of them."""

    title: str
    cards: Sequence[Card]
    more: Link | None


@public_page
def results(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    words, chosen = words_asked(request, "q"), request.GET.get("art", "")
    found, others = find(context, words)
    by_face = _by_face(found.hits, faces(context))
    total = sum(map(len, by_face.values())) + sum(len(one.cards) for one in others)
    count = ngettext("%(number)s Treffer", "%(number)s Treffer", total) % {"number": total}
    answers: list[Found | Findings] = [*([found] if found.hits else []), *others]
    shown: dict[str, Any] = {
        "query": words,
        "groups": _arranged(context, words, chosen, by_face, others, found),
        "filters": _filters(words, chosen, by_face, others),
        "count_text": count if words else "",
        "corrected": next(filter(None, (one.corrected for one in answers)), ""),
        "partly": bool(total) and not any(one.complete for one in answers),
    }
    if not total:
        count_missed(request, municipality=context.municipality.id, words=words)
        shown["suggestions"] = navigation.menu(context) + navigation.services(context)
    return render(request, "webapp/search.html", shown)


@public_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names for what is being typed: a list of texts, best first, of what everybody may see."""
    context = context_of(request)
    found, others = find(context, words_asked(request, "q"))
    shown = set(faces(context))
    titles = [hit.title for hit in found.hits if face_of(kind_of(hit.kind, hit.generic_type)) in shown]
    for other in others:
        names = [card.title for card in other.cards[: SUGGESTED // 2]]
        titles = [*names, *titles] if _better(other, found) else [*titles[: SUGGESTED // 2], *names, *titles]
    return JsonResponse(list(dict.fromkeys(titles))[:SUGGESTED], safe=False)


def find(context: PageContext, words: str) -> tuple[Found, list[Findings]]:
    """The best 300 hits among kinds that have pages, and what modules find beside items.

    Modules that have only some of the words are left out where items have all.
    """
    items = searching(
        viewer=context.viewer,
        text=words,
        kinds=sorted({face.kind.name for face in faces(context)}),
        limit=MOST,
        shortest=SHORTEST,
        appeared=True,
        language=wanted(),
    )
    others = searches(context, words, ALL) if len(words) >= SHORTEST else []
    found, *made = cast("tuple[Found, *tuple[Findings, ...]]", tuple(together([items, *others])))
    whole = found.complete and bool(found.hits)
    return found, [one for one in made if one.cards and (one.complete or not whole)]


def _better(other: Findings, found: Found) -> bool:
    return not found.hits or (other.complete, other.best) > (found.complete, found.best)


def _arranged(
    context: PageContext,
    words: str,
    chosen: str,
    by_face: dict[Face, list[int]],
    others: Sequence[Findings],
    found: Found,
) -> list[Group]:
    """All groups, or the chosen one if there is such a one."""
    known = {one.name for one in others} | {face.kind.path for face in by_face}
    wanted = {chosen} if chosen in known else known
    most = ALL if len(wanted) == 1 else SHOWN
    narrowed = {face: ids for face, ids in by_face.items() if face.kind.path in wanted}
    items = _groups(context, words, narrowed, most, found)
    groups = [(_better(one, found), _group(one, words, most)) for one in others if one.name in wanted]
    first = [group for better, group in groups if better]
    return [*first, *items, *(group for better, group in groups if not better)]


def _group(other: Findings, words: str, most: int) -> Group:
    more = _all(_url(words, other.name), len(other.cards)) if len(other.cards) > most else None
    return Group(other.title, other.cards[:most], more)


def _by_face(hits: Sequence[Hit], shown: Sequence[Face]) -> dict[Face, list[int]]:
    by_face: dict[Face, list[int]] = defaultdict(list)
    for hit in hits:
        face = face_of(kind_of(hit.kind, hit.generic_type))
        if face is not None and face in shown:
            by_face[face].append(hit.number)
    return by_face


def _groups(
    context: PageContext, words: str, by_face: dict[Face, list[int]], most: int, found: Found
) -> list[Group]:
    wanted = [number for numbers in by_face.values() for number in numbers[:most]]
    sources = found.sources(ids=wanted, municipality=context.municipality.id)
    return [
        Group(
            _(face.kind.plural),
            [face.card(sources[number], context) for number in numbers[:most] if number in sources],
            _more(face, words, len(numbers), most),
        )
        for face, numbers in by_face.items()
    ]


def _more(face: Face, words: str, count: int, most: int) -> Link | None:
    return _all(_url(words, face.kind.path), count) if count > most else None


def _all(url: str, count: int) -> Link:
    return Link(_("Alle %(count)s anzeigen") % {"count": count}, url)


def _filters(
    words: str, chosen: str, by_face: dict[Face, list[int]], others: Sequence[Findings]
) -> list[Link]:
    """One kind or all of them; nothing to choose from among fewer than two."""
    found = [(one.name, one.title, len(one.cards)) for one in others]
    found += [(face.kind.path, _(face.kind.plural), len(hits)) for face, hits in by_face.items()]
    if len(found) < 2:
        return []
    kinds = [
        Link(f"{title} ({count})", _url(words, name), "", chosen == name) for name, title, count in found
    ]
    return [Link(_("Alles"), _url(words), "", not any(kind.current for kind in kinds)), *kinds]


def _url(words: str, path: str = "") -> str:
    return f"/suche?{urlencode({'q': words, **({'art': path} if path else {})})}"
