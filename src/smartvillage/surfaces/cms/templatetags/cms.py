"""Template tags of the editors' surface: `{% load cms %}`."""

from django import template
from django.contrib.messages.storage.base import Message

from smartvillage.core.media.actions import asset_url, rendition_url
from smartvillage.core.media.models import Asset
from smartvillage.surfaces.webapp.icons import names

register = template.Library()


@register.simple_tag
def thumbnail(source: str) -> str:
    """A small version of a picture, whether it is ours or somebody else's."""
    return rendition_url(source, 320)


@register.simple_tag
def icon_names() -> list[str]:
    """All icons there are."""
    return sorted(names())


@register.simple_tag
def rendition(asset: Asset, width: int) -> str:
    """A version of a picture of the library."""
    return rendition_url(asset_url(asset), width)


@register.simple_tag
def undo(message: Message) -> dict[str, str] | None:
    """The way back a message brings along (`undo|<list>|<step>` in its tags)."""
    mark, _, rest = (message.extra_tags or "").partition("|")
    url, _, step = rest.partition("|")
    return {"url": url, "step": step} if mark == "undo" else None
