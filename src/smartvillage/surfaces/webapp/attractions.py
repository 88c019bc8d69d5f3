"""What places and tours have in common on their pages."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.kit.geo import Point
from smartvillage.surfaces.webapp import facts, lists
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.nearby import distance, near
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source

NEIGHBOURS = 3


def chosen(request: HttpRequest, context: PageContext, kind: Kind) -> ItemQuery:
    """Under the page's filter, the nearest first where there is something to be near to, else by name.

    A list and its map ask the same.
    """
    query = ItemQuery(viewer=context.viewer, kind=kind.name).order("name", descending=False)
    if context.around and context.around.point:
        query.ordering = f"i.lat IS NULL, {distance(context.around.point)}, i.id"
    near(query, context.around)
    return lists.narrowed(
        query,
        structure=context.structure,
        category=lists.category_asked(request, context.structure),
        words=lists.words_asked(request),
    )


def icon_of(found: Source, context: PageContext, default: str) -> str:
    """The icon of its first category that has one."""
    return next((str(row["icon_name"]) for row in context.categories(found) if row["icon_name"]), default)


def spot_of(found: Source) -> Point | None:
    """Where it is: its first address with coordinates, else its location."""
    parts = [*(found.get("addresses") or ()), found.get("location")]
    return next((point for part in parts if part and (point := facts.point_of(part))), None)


def common_facts(found: Source) -> Iterator[Fact]:
    """Contact, pages, prices, access, operator, awards."""
    yield from facts.contact_facts(found.get("contact"))
    yield from facts.link_facts(found.get("web_urls") or ())
    yield from facts.price_facts(found.get("price_informations") or ())
    yield from facts.accessibility_facts(found.get("accessibility_information"))
    operator = found.get("operating_company")
    yield from facts.company_facts(operator, label=_("Betreiber"), icon="building")
    yield from facts.contact_facts((operator or {}).get("contact"))
    awards = [award["name"] for award in found.get("certificates") or () if award.get("name")]
    if awards:
        yield Fact("trophy", _("Auszeichnungen"), "\n".join(awards))


def neighbours(
    found: Source, context: PageContext, kind: Kind, *, limit: int = NEIGHBOURS
) -> Sequence[Source]:
    """The nearest others of the kind; none where it is nowhere."""
    spot = spot_of(found)
    if spot is None:
        return []
    query = ItemQuery(viewer=context.viewer, kind=kind.name)
    query.where("i.id <> %s AND i.lat IS NOT NULL", found["id"])
    query.ordering = f"{distance(spot)}, i.id"
    return [source(row) for row in query.page(limit=limit, skip=0).rows()]
