"""What can be subscribed to: the lists of kinds, narrowed as their pages are."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery
from smartvillage.surfaces.webapp import lists
from smartvillage.surfaces.webapp.faces import Face, faces
from smartvillage.surfaces.webapp.pagecontext import PageContext

FILTERS = ("kategorie", "anbieter", "ort", "suche")
MOST = 50


@dataclass(frozen=True)
class Listing:
    """A face with a query: what its list shows is what a feed says."""

    face: Face
    query: ItemQuery

    @property
    def path(self) -> str:
        return self.face.kind.path

    @property
    def title(self) -> str:
        return _(self.face.kind.plural)


def listings(context: PageContext) -> Iterator[Listing]:
    """Of all kinds that have a list; single pages of text have none."""
    for face in faces(context):
        if face.query and not face.address:
            yield Listing(face, face.query(context))


def listing_of(context: PageContext, path: str) -> Listing | None:
    return next((found for found in listings(context) if found.path == path), None)


def narrowed(query: ItemQuery, request: HttpRequest, context: PageContext) -> ItemQuery:
    """By `kategorie`, `anbieter`, `ort` and `suche` of the address; what it does not know narrows nothing."""
    organisation = request.GET.get("anbieter", "")
    if organisation.isdecimal() and len(organisation) < 19:
        query.where("i.organisation_id = %s", int(organisation))
    if place := lists.words_asked(request, "ort"):
        lists.placed(query, place)
    return lists.narrowed(
        query,
        structure=context.structure,
        category=lists.category_asked(request, context.structure),
        words=lists.words_asked(request),
    )


def newest(listing: Listing, request: HttpRequest, context: PageContext) -> ItemQuery:
    query = narrowed(listing.query, request, context)
    return query.order("publishedAt", descending=True).page(limit=MOST, skip=0)
