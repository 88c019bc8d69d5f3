"""Feeds, calendars, sitemap, robots.txt, and the page that says what can be subscribed to."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from smartvillage.core.content.select import source
from smartvillage.surfaces.feeds import calendars, lists, sitemaps
from smartvillage.surfaces.feeds.answers import answered
from smartvillage.surfaces.feeds.context import FeedLink, links
from smartvillage.surfaces.feeds.entries import entry_of
from smartvillage.surfaces.feeds.formats import FORMATS, Head
from smartvillage.surfaces.webapp import codes
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.pagecontext import context_of

QUIET = ("/cms/", "/oauth/", "/filter-merken", "/mein-ort", "/qr.", "/suche")


@dataclass(frozen=True)
class Offer:
    """A list one can subscribe to; `webcal` opens the device's calendar, `code` is an SVG for its camera."""

    title: str
    icon: str
    links: list[FeedLink]
    webcal: str
    code: SafeString


@require_safe
def feed(request: HttpRequest, path: str, suffix: str) -> HttpResponseBase:
    """The newest 50 of a kind, under the filters of its page."""
    context = context_of(request)
    listing = lists.listing_of(context, path)
    chosen = next(one for one in FORMATS if one.suffix == suffix)
    if listing is None:
        raise Http404
    found = [source(row) for row in lists.newest(listing, request, context).rows()]
    entries = [entry_of(one, listing.face, context) for one in found]
    head = Head(
        title=f"{listing.title} · {context.municipality.name}",
        page=context.absolute(listing.face.list_url),
        address=context.absolute(request.get_full_path()),
        publisher=context.municipality.name,
        language=get_language() or "de",
    )
    modified = max((entry.updated for entry in entries), default=None)
    return answered(request, chosen.write(head, entries), content_type=chosen.content_type, modified=modified)


@require_safe
def calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    """All dates of a kind, to subscribe to."""
    context = context_of(request)
    listing, dates = lists.listing_of(context, path), calendars.dates_of(path)
    if listing is None or dates is None:
        raise Http404
    name = f"{listing.title} · {context.municipality.name}"
    body = calendars.calendar(name, dates.entries(request, context), context)
    return answered(request, body, content_type="text/calendar")


@public_page
def subscribe(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    offers = []
    for listing in lists.listings(context):
        webcal = ""
        if calendars.dates_of(listing.path):
            webcal = f"webcal://{urlsplit(context.origin).netloc}/{listing.path}.ics"
        code = codes.inline(webcal or context.absolute(f"/{listing.path}.rss"))
        offers.append(Offer(listing.title, listing.face.kind.icon, links(listing, context), webcal, code))
    return render(request, "feeds/subscribe.html", {"offers": offers})


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    context = context_of(request)
    if context.municipality.training:
        raise Http404
    body = sitemaps.index_xml(sitemaps.parts(context))
    return answered(request, body, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, path: str, part: str) -> HttpResponseBase:
    context = context_of(request)
    found = None if context.municipality.training else sitemaps.pages(context, path, int(part))
    if found is None:
        raise Http404
    return answered(request, sitemaps.pages_xml(found), content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    closed = "".join(f"Disallow: {path}\n" for path in QUIET)
    context = context_of(request)
    shown = "" if context.municipality.training else f"Sitemap: {context.absolute('/sitemap.xml')}\n"
    body = f"User-agent: *\n{closed}\n{shown}"
    return answered(request, body.encode(), content_type="text/plain")
