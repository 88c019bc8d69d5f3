"""The category tree as check boxes: what may be chosen for a kind, and what has been chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from smartvillage.core.content.structure import Structure
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.forms.raw import Raw


@dataclass(frozen=True)
class Branch:
    """A category; one that is not selectable only stands above those that are. `key` is its number as text."""

    key: str
    name: str
    selectable: bool
    children: tuple["Branch", ...]


def branches(structure: Structure, *, tag: str, chosen: Iterable[str]) -> tuple[Branch, ...]:
    """The tree for a kind's tag, with everything chosen; the whole tree where no category has the tag."""
    marked = set(chosen)
    tagged = any(tag in row["tags"] for row in structure.categories.values())

    def grow(row: dict[str, Any]) -> Branch | None:
        children = tuple(filter(None, map(grow, structure.level(row["id"]))))
        selectable = not tagged or tag in row["tags"] or str(row["id"]) in marked
        grown = Branch(str(row["id"]), row["name"], selectable, children)
        return grown if selectable or children else None

    return tuple(filter(None, map(grow, structure.level(None))))


def chosen(specs: Iterable[Spec], raw: Raw) -> Iterator[str]:
    """Every category chosen anywhere in a form."""
    for spec in specs:
        value = raw.get(spec.name) or ()
        if spec.widget == "categories":
            yield from value
        elif spec.widget == "parts":
            for row in value:
                yield from chosen(spec.fields, row)
        elif spec.widget == "part":
            yield from chosen(spec.fields, value or {})
