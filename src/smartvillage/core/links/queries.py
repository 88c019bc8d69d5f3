"""Broken links and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from smartvillage.core.links.models import LinkUse


@dataclass(frozen=True)
class Broken:
    """A link that leads nowhere; `uses`: title and address of where it is edited."""

    url: str
    fault: str
    checked_at: datetime
    uses: Sequence[tuple[str, str]]


def broken_links(*, scopes: Sequence[str], prefix: str = "", limit: int = 100) -> list[Broken]:
    """Of these scopes, by address; `prefix`: only what is edited below it. One statement."""
    rows = LinkUse.objects.filter(scope__in=scopes, address__startswith=prefix).exclude(link__fault="")
    found: dict[str, tuple[str, datetime, list[tuple[str, str]]]] = {}
    columns = ("link__url", "link__fault", "link__checked_at", "title", "address")
    for url, fault, at, title, address in rows.order_by("link__url", "title").values_list(*columns)[:2000]:
        found.setdefault(url, (fault, at, []))[2].append((title, address))
    return [Broken(url, *values) for url, values in list(found.items())[:limit]]
