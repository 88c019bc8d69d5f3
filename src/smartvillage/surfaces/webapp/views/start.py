"""The front page of the place."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.municipalities.localities import localities
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.frontpage import pieces, sheet
from smartvillage.surfaces.webapp.meta import Meta, described, page_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.theme import arms_url


@public_page
def start(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    made = sheet(context)
    return render(
        request,
        "webapp/start.html",
        {
            "today": _today(context, made.facts()) if made.wants("today") else [],
            "around": context.around,
            "pieces": pieces(made),
            "meta": _meta(context),
        },
    )


def _today(context: PageContext, told: Sequence[Fact]) -> list[Fact]:
    """The reader's place first, or the way to choose one; then what there is to tell."""
    own = context.place
    chosen = own.name if own else _("Mein Ort")
    places = [Fact("map-pin", _("Mein Ort"), chosen, "/mein-ort")]
    known = own or len(localities(context.municipality.id)) > 1
    return [*(places if known else []), *told]


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
