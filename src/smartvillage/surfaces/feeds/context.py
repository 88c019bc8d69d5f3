"""Which feeds a page's head names: those of the list it is or belongs to, on the start page of all lists."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from smartvillage.surfaces.feeds.calendars import dates_of
from smartvillage.surfaces.feeds.formats import FORMATS
from smartvillage.surfaces.feeds.lists import FILTERS, Listing, listings
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of


@dataclass(frozen=True)
class FeedLink:
    """`url` is a path; `label` names the format, `title` the list."""

    url: str
    type: str
    label: str
    title: str


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; costs nothing until a page's head asks."""
    if getattr(request, "municipality", None) is None:
        return {}
    return {"feed_links": cache(lambda: _of_page(request, context_of(request)))}


def links(listing: Listing, context: PageContext, *, query: str = "") -> list[FeedLink]:
    """The addresses of a list in every format it has."""
    title = f"{listing.title} · {context.municipality.name}"
    base = f"/{listing.path}"
    found = [FeedLink(f"{base}.{one.suffix}{query}", one.content_type, one.label, title) for one in FORMATS]
    if dates_of(listing.path):
        found.append(FeedLink(f"{base}.ics{query}", "text/calendar", "ICS", title))
    return found


def _of_page(request: HttpRequest, context: PageContext) -> list[FeedLink]:
    if request.path == "/":
        return [links(listing, context)[0] for listing in listings(context)]
    first = request.path.split("/")[1]
    chosen = {name: value for name in FILTERS if (value := request.GET.get(name))}
    query = f"?{urlencode(chosen)}" if chosen and request.path == f"/{first}" else ""
    return [
        link
        for listing in listings(context)
        if listing.path == first
        for link in links(listing, context, query=query)
    ]
