"""The registry of kinds: what a municipality can publish."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic.alias_generators import to_snake

from smartvillage.core.content.document import Document
from smartvillage.core.modules import rooms
from smartvillage.core.people.rights import Right

GENERIC = "generic_item"


@dataclass(frozen=True, eq=False)
class Kind:
    """A declaration from which storage, wire, form, page and import follow.

    `name` is the record type in storage ("news_item"), `wire_type` on the wire ("NewsItem"). Generic kinds
    share `name` and differ by `generic_type`. `right` is the organisation's flag that allows writing it.
    `path` is the first part of its web address, "" when citizens have no page of it. `shared`: belongs to the
    municipality, so every editor works on it, whichever organisation made it. `contacts_private`: its contacts are
    people who wrote to the office, which no citizen sees but they themselves. `record_type`: what the wire's verbs on
    any record call it, where that is not the wire type. `lasting`: what it says holds until somebody changes it, so
    editors are asked once a year whether it still does.
    """

    name: str
    wire_type: str
    label: str
    plural: str
    icon: str
    document: type[Document]
    right: Right | None = None
    generic_type: str = ""
    path: str = ""
    citizens_write: bool = False
    shared: bool = False
    contacts_private: bool = False
    record_type: str = ""
    lasting: bool = False
    order: int = 50

    @property
    def slug(self) -> str:
        """Names the kind in addresses and on the command line."""
        return f"{self.name}.{self.generic_type}".lower() if self.generic_type else self.name

    @property
    def tag(self) -> str:
        """The category tag that says a category may be chosen for this kind."""
        return f"{self.name}_{to_snake(self.generic_type)}" if self.generic_type else self.name


@cache
def _registry() -> dict[tuple[str, str], Kind]:
    kinds: dict[tuple[str, str], Kind] = {}
    for room in rooms("document"):
        for kind in getattr(room, "KINDS", ()):
            key = (kind.name, kind.generic_type.lower())
            if key in kinds:
                raise RuntimeError(f"two modules declare the kind {key}")
            kinds[key] = kind
    return kinds


def all_kinds() -> list[Kind]:
    """Every kind, in the order of menus."""
    return sorted(_registry().values(), key=lambda kind: (kind.order, kind.label))


def kind_of(name: str, generic_type: str = "") -> Kind:
    """The kind of an item; a generic type that no module declares is the plain generic item."""
    kinds = _registry()
    return kinds.get((name, generic_type.lower())) or kinds[(name, "")]


def kind_by_slug(slug: str) -> Kind | None:
    return next((kind for kind in all_kinds() if kind.slug == slug), None)


def kind_by_wire_type(wire_type: str, kinds: Iterable[Kind] | None = None) -> Kind | None:
    """The first kind behind a record type of the wire ("NewsItem")."""
    return next((kind for kind in kinds or all_kinds() if kind.wire_type == wire_type), None)
