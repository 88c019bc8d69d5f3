"""Addresses of items: `/nachrichten/12-wochenmarkt`; the number counts, the words are for people."""

from django.urls import register_converter

from smartvillage.core.content.kinds import Kind
from smartvillage.kit.words import slug


class ItemAddress:
    """`<item:number>` takes the number with or without words behind it."""

    regex = r"[1-9][0-9]{0,17}(?:-[^/]*)?"

    def to_python(self, value: str) -> int:
        return int(value.partition("-")[0])

    def to_url(self, value: int | str) -> str:
        return str(value)


register_converter(ItemAddress, "item")


def item_url(kind: Kind, number: int | None, title: str, suffix: str = "") -> str:
    """The canonical path of an item; empty for what has no page (unsaved, or of a kind without pages)."""
    if not number or not kind.path:
        return ""
    return numbered(kind.path, number, title, suffix)


def numbered(path: str, number: int, title: str, suffix: str = "") -> str:
    """The same for what is no item: `/abfall/12-dorfstrasse`."""
    words = slug(title)
    return f"/{path}/{number}{'-' if words else ''}{words}{suffix}"
