"""Ways to a service: what life brings, the alphabet, what others ask for, words."""

from collections.abc import Sequence
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.search import own_synonyms
from smartvillage.core.search.find import Searching, together
from smartvillage.kit.html import excerpt
from smartvillage.modules.services import shapes
from smartvillage.modules.services.models import Category, Service
from smartvillage.modules.services.pages.links import INDEX, category_url, service_url
from smartvillage.modules.services.pages.popular import popular
from smartvillage.modules.services.pages.where import Where, where_of
from smartvillage.modules.services.queries import (
    Listed,
    categories,
    category_with_children,
    children_of,
    services,
    version,
)
from smartvillage.modules.services.searching import FoundServices, finding_services
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Choice, Empty, Link
from smartvillage.surfaces.webapp.counting import count_missed
from smartvillage.surfaces.webapp.language import spoken
from smartvillage.surfaces.webapp.lists import counted, words_asked
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of

ROOT = "Lebenslagen für Bürgerinnen und Bürger"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ#"
MOST = 500
FOUND, SUGGESTED = 50, 8
TEASER = 140


@public_page
def index(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    where = where_of(request, context)
    words, letter = words_asked(request), request.GET.get("buchstabe", "")
    if words:
        return _searched(request, context, where, words)
    if letter in LETTERS and len(letter) == 1:
        return _lettered(request, where, letter)
    return render(
        request,
        "services/index.html",
        {
            "title": _("Leistungen"),
            "where": where,
            "lives": [_tile(one, where) for one in _lives(where)],
            "popular": cards(popular(where), where),
            "letters": letters(where),
            "kept": _kept(where),
            "empty": _nothing() if not where.chain else None,
        },
    )


@public_page
def category_page(request: HttpRequest, public_id: str) -> HttpResponse:
    where = where_of(request, context_of(request))
    found, below = category_with_children(state=where.state, public_id=public_id)
    if found is None:
        raise Http404
    page = services(
        state=where.state,
        chain=where.chain,
        language=spoken(),
        category=found.key,
        hidden=where.overlay.hidden,
        limit=MOST,
    )
    return render(
        request,
        "services/list.html",
        {
            "title": found.name,
            "intro": found.document.get("description", ""),
            "breadcrumb": _breadcrumb(where),
            "where": where,
            "lives": [_tile(one, where) for one in below],
            "cards": cards(page.rows, where, teasers=True),
            "count_text": counted(page.total, _("Leistung"), _("Leistungen")) if page.total else "",
            "empty": _none(where),
        },
    )


@public_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names of services for what is being typed, best first."""
    context = context_of(request)
    words = words_asked(request, "q")
    found = search(where_of(request, context), words, limit=SUGGESTED, municipality=context.municipality.id)
    return JsonResponse([row.name for row in found.rows], safe=False)


def search(where: Where, words: str, *, limit: int, municipality: int) -> FoundServices:
    return together([searching(where, words, limit=limit, municipality=municipality)])[0]


def searching(where: Where, words: str, *, limit: int, municipality: int) -> Searching[FoundServices]:
    return finding_services(
        state=where.state,
        chain=where.chain,
        query=words,
        limit=limit,
        hidden=where.overlay.hidden,
        language=spoken(),
        synonyms_of=own_synonyms(municipality),
    )


def cards(rows: Sequence[Listed], where: Where, *, teasers: bool = False) -> list[Card]:
    """With teasers one statement more."""
    said = _teasers(rows) if teasers else {}
    return [
        Card(
            row.name,
            where.url(service_url(row.public_id)),
            text=said.get(row.id, ""),
            lang=row.language,
        )
        for row in rows
    ]


def letters(where: Where) -> list[Choice]:
    """The alphabet; `label` is the address, empty where nothing begins with it."""
    there = _letters_of(where.state, version(state=where.state))
    return [
        Choice(letter, where.url(INDEX, buchstabe=letter) if letter in there else "")
        for letter in LETTERS
        if letter in there or letter not in "ÄÖÜ#"
    ]


@lru_cache(maxsize=64)
def _letters_of(state: str, _version: int) -> frozenset[str]:
    return frozenset(Service.objects.filter(state=state).values_list("letter", flat=True).distinct())


forget_letters = _letters_of.cache_clear


def _searched(request: HttpRequest, context: PageContext, where: Where, words: str) -> HttpResponse:
    found = search(where, words, limit=FOUND, municipality=context.municipality.id)
    if not found.rows and where.chain:
        count_missed(request, municipality=context.municipality.id, words=words)
    return render(
        request,
        "services/list.html",
        {
            "title": _("Leistungen suchen"),
            "breadcrumb": _breadcrumb(where),
            "where": where,
            "query": words,
            "kept": _kept(where),
            "searching": True,
            "cards": cards(found.rows, where, teasers=True),
            "count_text": _found_text(len(found.rows)),
            "corrected": found.corrected,
            "corrected_url": where.url(INDEX, suche=found.corrected),
            "partly": not found.complete and bool(found.rows),
            "empty": _none(where),
        },
    )


def _found_text(count: int) -> str:
    if count == FOUND:
        return _("Die %(count)s Leistungen, die am besten passen") % {"count": FOUND}
    return counted(count, _("Leistung"), _("Leistungen")) if count else ""


def _lettered(request: HttpRequest, where: Where, letter: str) -> HttpResponse:
    page = services(
        state=where.state,
        chain=where.chain,
        language=spoken(),
        letter=letter,
        hidden=where.overlay.hidden,
        limit=MOST,
    )
    return render(
        request,
        "services/list.html",
        {
            "title": _("Leistungen mit %(letter)s") % {"letter": letter},
            "breadcrumb": _breadcrumb(where),
            "where": where,
            "letters": letters(where),
            "letter": letter,
            "cards": cards(page.rows, where),
            "count_text": counted(page.total, _("Leistung"), _("Leistungen")) if page.total else "",
            "empty": _none(where),
        },
    )


def _lives(where: Where) -> list[Category]:
    return children_of(state=where.state, name=ROOT) or categories(state=where.state)


def _tile(one: Category, where: Where) -> Card:
    """A category's name is in the page's language where it is said in that; descriptions are German."""
    translated = one.document.get("names", {}).get(spoken(), "") if spoken() != "de" else ""
    return Card(
        translated or one.name,
        where.url(category_url(one.public_id)),
        text="" if translated else one.document.get("description", ""),
        lang=spoken() if translated else "de",
    )


def _teasers(rows: Sequence[Listed]) -> dict[int, str]:
    """By row, in the language of the name: a card speaks one."""
    languages = {row.id: row.language for row in rows}
    documents = Service.objects.filter(pk__in=[*languages]).values_list("pk", "document") if rows else []
    return {number: _teaser(document, languages[number]) for number, document in documents}


def _teaser(document: dict[str, object], language: str) -> str:
    texts: dict[str, str] = {}
    for text in document.get("texts") or ():  # type: ignore[attr-defined]
        if text.get("lang", "de") == language:
            texts[text["module"]] = text.get("html", "")
    return excerpt(texts.get(shapes.TEASER) or texts.get(shapes.SHORT) or "", length=TEASER)


def _kept(where: Where) -> str:
    return where.asked.public_id if where.asked else ""


def _breadcrumb(where: Where) -> list[Link]:
    return [Link(_("Start"), "/"), Link(_("Leistungen"), where.url(INDEX))]


def _none(where: Where) -> Empty:
    return Empty(
        _("Keine Leistungen gefunden"),
        _("Versuchen Sie ein anderes Wort, oder sehen Sie unter den Lebenslagen nach."),
        link=Link(_("Alle Lebenslagen"), where.url(INDEX)),
    )


def _nothing() -> Empty:
    return Empty(
        _("Noch keine Leistungen"),
        _("Für diese Kommune ist noch nicht eingetragen, welche Leistungen es gibt."),
        icon="building-bank",
        link=Link(_("Zur Startseite"), "/"),
    )
