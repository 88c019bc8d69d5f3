"""Whether the records that contents link are still there for everybody."""

from collections.abc import Collection
from datetime import datetime

from cachetools import LRUCache

from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.surfaces.webapp.pagecontext import PageContext

Key = tuple[int, frozenset[int], frozenset[tuple[str, int]], datetime]
_known: LRUCache[Key, frozenset[int]] = LRUCache(maxsize=2_000)


def there(context: PageContext, ids: Collection[int]) -> frozenset[int]:
    """Those of the records that every citizen may see, in one statement a minute, or as soon as something is written."""
    if not ids:
        return frozenset()
    minute = context.at.replace(second=0, microsecond=0)
    key = (context.municipality.id, frozenset(ids), frozenset(context.versions.items()), minute)
    known = _known.get(key)
    if known is None:
        query = ItemQuery(viewer=context.viewer, kind=None).among("i.id", sorted(ids))
        query.where("(i.published_at IS NULL OR i.published_at <= %s)", stored(context.at))
        known = _known[key] = frozenset(row[0] for row in query.rows("i.id"))
    return known


def forget() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()
