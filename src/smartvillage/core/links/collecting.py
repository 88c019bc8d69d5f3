"""Which links there are, gathered every night from everybody who has some."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from itertools import islice

from django.db import transaction

from smartvillage.core.links.models import Link, LinkUse
from smartvillage.kit.dates import now

TOGETHER = 500
FORGOTTEN = timedelta(days=14)
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]+)"|'([^']+)')""", re.IGNORECASE)


@dataclass(frozen=True)
class Linked:
    """A link where it stands; the fields are those of `LinkUse`."""

    url: str
    scope: str
    title: str
    address: str


Supplier = Callable[[], Iterable[Linked]]
SUPPLIERS: list[Supplier] = []


def supplies_links(supplier: Supplier) -> Supplier:
    """Register who says where links stand."""
    SUPPLIERS.append(supplier)
    return supplier


def of_municipality(number: int) -> str:
    """The scope of what a municipality wrote."""
    return f"m:{number}"


def links_in(html: str) -> Iterator[str]:
    """The addresses a text links to."""
    for match in _HREF.finditer(html):
        yield unescape(match[1] or match[2])


def collect(suppliers: Iterable[Supplier] | None = None) -> int:
    """Note what is linked now and where the broken ones stand; returns how many links were seen."""
    at = now()
    broken = dict(Link.objects.exclude(fault="").values_list("url", "pk"))
    uses: dict[tuple[int, str, str], LinkUse] = {}
    seen = 0
    everything = (one for supplier in suppliers or SUPPLIERS for one in supplier() if _worth_trying(one.url))
    while chunk := list(islice(everything, TOGETHER)):
        urls = sorted({one.url for one in chunk})
        seen += len(urls)
        Link.objects.bulk_create(
            [Link(url=url, due_at=at, wanted_at=at) for url in urls],
            update_conflicts=True,
            unique_fields=["url"],
            update_fields=["wanted_at"],
        )
        for one in chunk:
            if pk := broken.get(one.url):
                uses[pk, one.scope, one.address] = LinkUse(
                    link_id=pk, scope=one.scope, title=one.title[:200], address=one.address[:300]
                )
    with transaction.atomic():
        LinkUse.objects.all().delete()
        LinkUse.objects.bulk_create(uses.values(), batch_size=TOGETHER)
        Link.objects.filter(wanted_at__lt=at - FORGOTTEN).delete()
    return seen


def _worth_trying(url: str) -> bool:
    return url.startswith(("http://", "https://")) and len(url) <= 1000 and url.isprintable()
