"""What the head and the foot of a page say of putting it into other sites."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from smartvillage.surfaces.embeds.targets import target_of
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of


@dataclass(frozen=True)
class Embedding:
    """`page` tells webmasters how; `json` and `xml` are the addresses programs discover (oEmbed)."""

    page: str
    json: str
    xml: str


def shell(request: HttpRequest) -> dict[str, Callable[[], Any]]:
    """Context processor; costs nothing until a template asks, and then no statement."""
    if getattr(request, "municipality", None) is None:
        return {}
    return {"embedding": cache(lambda: _of_page(request, context_of(request)))}


def _of_page(request: HttpRequest, context: PageContext) -> Embedding | None:
    target = target_of(context, request.path, request.GET.dict())
    if target is None:
        return None
    url = context.absolute(target.page)
    programs = [
        context.absolute(f"/oembed?{urlencode({'url': url, 'format': name})}") for name in ("json", "xml")
    ]
    return Embedding(f"/einbinden?{urlencode({'adresse': target.page})}", *programs)
