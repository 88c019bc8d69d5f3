"""What is to be looked after: entries nobody has looked at for a year, links that lead nowhere, missing translations."""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from smartvillage.core.content.kinds import Kind, kind_by_slug
from smartvillage.core.content.languages import GERMAN_NAMES
from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.core.content.terms import scope_of
from smartvillage.core.links.collecting import of_municipality
from smartvillage.core.links.queries import Broken, broken_links
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

STALE = timedelta(days=365)
OLD, LINKS, WITHOUT = "alt", "links", "ohne-"
CARES = {OLD: "seit einem Jahr unverändert", LINKS: "mit kaputten Links"} | {
    f"{WITHOUT}{tag}": f"ohne {name}" for tag, name in GERMAN_NAMES.items()
}
"""Values of `?pflege=` of a list, and how they are named."""
MOST = 2000
_ITEM = re.compile(r"/inhalte/([^/]+)/(\d{1,18})/")


def stale(query: ItemQuery) -> ItemQuery:
    """What is shown, written here, and has not been changed for a year."""
    query.where("i.state = 'published' AND i.visible AND i.source = ''")
    return query.where("i.updated_at < %s", stored(now() - STALE))


def untranslated(query: ItemQuery, language: str) -> ItemQuery:
    """What nothing is said of in the language."""
    spoken = "SELECT 1 FROM search_posting t WHERE t.scope = %s AND t.entry = i.id"
    return query.where(f"NOT EXISTS ({spoken})", scope_of(query.viewer.municipality, language))


def broken(viewer: Viewer) -> list[Broken]:
    """Links that lead nowhere, in what administration and editors answer for; one statement."""
    if viewer.role not in (Role.ADMIN, Role.EDITOR):
        return []
    scopes = [of_municipality(viewer.municipality)]
    return broken_links(scopes=scopes, prefix=reverse("cms-today"), limit=MOST)


def broken_items(found: Iterable[Broken]) -> dict[Kind, set[int]]:
    """Which entries hold such links."""
    items: dict[Kind, set[int]] = {}
    for link in found:
        for _, address in link.uses:
            match = _ITEM.search(address)
            kind = kind_by_slug(match[1]) if match else None
            if match and kind:
                items.setdefault(kind, set()).add(int(match[2]))
    return items


def cared_for(query: ItemQuery, kind: Kind, care: str) -> ItemQuery:
    """Narrow a list of the kind to what is to be looked after."""
    if care == OLD:
        return stale(query)
    if care == LINKS:
        return query.among("i.id", sorted(broken_items(broken(query.viewer)).get(kind, ())))
    if care.startswith(WITHOUT):
        return untranslated(query, care.removeprefix(WITHOUT))
    return query
