"""The page of one item."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.languages import GERMAN
from smartvillage.kit.html import excerpt
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.counting import count_read
from smartvillage.surfaces.webapp.faces import Face, headline
from smartvillage.surfaces.webapp.language import localised
from smartvillage.surfaces.webapp.meta import Meta, page_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of, moment
from smartvillage.surfaces.webapp.reading import alternates, locale_of, reading_of, shown_in
from smartvillage.surfaces.webapp.rooms import View, report_url


def detail_view(face: Face) -> View:
    """The view behind `<path>/<item:number>`: 404 for what this reader may not see, other words redirect."""

    @public_page
    def detail(request: HttpRequest, number: int) -> HttpResponse:
        context = context_of(request)
        found = find_or_404(face, context, number)
        if (canonical := face.url(found)) != request.path:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{canonical}?{query}" if query else canonical)
        count_read(request, item=number)
        return render(request, face.template, page_of(face, found, context, related=True))

    return detail


def find_or_404(face: Face, context: PageContext, number: int) -> Source:
    found = face.find(context, face.kind, number)
    if found is None:
        raise Http404
    return found


def page_of(face: Face, found: Source, context: PageContext, *, related: bool = False) -> dict[str, Any]:
    """The whole context of an item's page. Without `related` nothing is read (the editors' preview)."""
    shown = dict(face.detail(found, context))
    shown.setdefault("breadcrumb", [Link(_("Start"), "/"), Link(_(face.kind.plural), face.list_url)])
    shown.setdefault("title", headline(found))
    shown.setdefault("source", context.organisation(found))
    shown.setdefault("updated", moment(found.get("updated_at")))
    shown.setdefault("report_url", report_url(context, face.url(found)))
    shown.setdefault("reading", reading_of(found, context))
    shown["meta"] = _meta(
        shown, found, context.absolute(face.url(found)), context, short=_short(face, found, context)
    )
    if related and face.related:
        shown["related"] = face.related(found, context)
    return shown


def _short(face: Face, found: Source, context: PageContext) -> str:
    """The address without its words, which leads to the one with them."""
    if face.address or not face.url(found):
        return ""
    return context.absolute(f"{face.list_url}/{found['id']}")


def _meta(shown: dict[str, Any], found: Source, address: str, context: PageContext, *, short: str) -> Meta:
    """From `picture`, `intro`, `published`, and `data` (a schema.org object) of a detail."""
    picture, data, language = shown.get("picture"), shown.get("data"), shown_in(found)
    canonical = localised(address, language)
    if data and data.get("inLanguage") == GERMAN:
        data = {**data, "inLanguage": language}
    return Meta(
        canonical=canonical,
        kind="article",
        description=excerpt(shown.get("intro") or ""),
        picture=context.absolute(picture.src) if picture else "",
        published=shown.get("published"),
        data=page_data({**data, "url": canonical}) if data else None,
        short=short,
        locale=locale_of(language),
        alternates=alternates(found, context, address),
    )
