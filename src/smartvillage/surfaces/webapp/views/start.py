"""The front page of the place."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.municipalities.localities import localities
from smartvillage.surfaces.webapp import navigation
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Fact, Section
from smartvillage.surfaces.webapp.meta import Meta, described, page_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.rooms import StartBlock, StartPart, start_blocks
from smartvillage.surfaces.webapp.theme import arms_url


@public_page
def start(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    parts = [block.make(context) for block in _chosen(context)]
    lead = next((part.lead for part in parts if part.lead), None)
    return render(
        request,
        "webapp/start.html",
        {
            "today": _today(context, parts) if _wants(context, "today") else [],
            "around": context.around,
            "lead": lead if _wants(context, "lead") else None,
            "side": _shown(section for part in parts for section in part.side),
            "tiles": navigation.tiles(context) if _wants(context, "tiles") else [],
            "sections": _shown(section for part in parts for section in part.sections),
            "meta": _meta(context),
        },
    )


def _today(context: PageContext, parts: Sequence[StartPart]) -> list[Fact]:
    """The reader's place first, or the way to choose one; then what the modules have to say."""
    own = context.place
    chosen = own.name if own else _("Mein Ort")
    places = [Fact("map-pin", _("Mein Ort"), chosen, "/mein-ort")]
    known = own or len(localities(context.municipality.id)) > 1
    return [*(places if known else []), *(fact for part in parts for fact in part.today)]


def _chosen(context: PageContext) -> list[StartBlock]:
    """The blocks the municipality's setting names, in its order; all where it says nothing."""
    blocks = start_blocks(context)
    names = context.municipality.settings.get("start_page")
    if not isinstance(names, list):
        return blocks
    known = {block.name: block for block in blocks}
    return [known[name] for name in dict.fromkeys(map(str, names)) if name in known]


def _wants(context: PageContext, name: str) -> bool:
    names = context.municipality.settings.get("start_page")
    return not isinstance(names, list) or name in names


def _shown(sections: Iterable[Section]) -> Sequence[Section]:
    return [section for section in sections if section.cards or section.tiles]


def _meta(context: PageContext) -> Meta:
    tenant = context.municipality
    arms = arms_url(tenant)
    data = described(
        "WebSite",
        name=tenant.name,
        url=context.absolute("/"),
        inLanguage="de",
        potentialAction={
            "@type": "SearchAction",
            "target": context.absolute("/suche?q={search_term_string}"),
            "query-input": "required name=search_term_string",
        },
    )
    return Meta(
        canonical=context.absolute("/"), picture=context.absolute(arms) if arms else "", data=page_data(data)
    )
