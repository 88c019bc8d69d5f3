"""The kinds a viewer works with, and where their pages are."""

from django.urls import reverse

from smartvillage.core.content import access
from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import NotFound, Refused
from smartvillage.core.content.kinds import Kind, all_kinds, kind_by_slug, kind_of
from smartvillage.core.content.select import ItemQuery, Trash
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.people.viewer import Viewer


def writable_kinds(viewer: Viewer, municipality: Tenant) -> list[Kind]:
    """What the viewer may create here, in the order of menus."""
    return [
        kind
        for kind in all_kinds()
        if municipality.has_module(module_name(kind)) and access.may_create(viewer, kind)
    ]


def module_name(kind: Kind) -> str:
    """The folder of the module that declares a kind."""
    return kind.document.__module__.split(".")[-2]


def asked_kind(slug: str, viewer: Viewer, municipality: Tenant) -> Kind:
    """The kind in an address. Raises `NotFound` for what is not here, `Refused` for what is not the viewer's work."""
    kind = kind_by_slug(slug)
    if kind is None or not municipality.has_module(module_name(kind)):
        raise NotFound
    if not access.may_create(viewer, kind):
        raise Refused(rule=f"kind:{kind.slug}")
    return kind


def items_of(viewer: Viewer, kind: Kind, *, trash: Trash = "without") -> ItemQuery:
    """The items of exactly this kind; a generic type nobody declares belongs to the plain kind."""
    query = ItemQuery(viewer=viewer, kind=kind.name, trash=trash)
    if kind.generic_type:
        return query.where("LOWER(i.generic_type) = %s", kind.generic_type.lower())
    others = {other.generic_type.lower() for other in all_kinds() if other.name == kind.name} - {""}
    return query.outside("LOWER(i.generic_type)", sorted(others)) if others else query


def has_dates(kind: Kind) -> bool:
    """Its items take place."""
    return kind.document.happenings is not Document.happenings


def has_places(kind: Kind) -> bool:
    """Its items can be shown on a map."""
    fields = kind.document.model_fields
    return kind.document.point is not Document.point or "addresses" in fields or "locations" in fields


def list_url(kind: Kind) -> str:
    return reverse("cms-items", args=[kind.slug])


def item_url(kind: Kind, number: int) -> str:
    return reverse("cms-item", args=[kind.slug, number])


def item_url_of(name: str, generic_type: str, number: int) -> str:
    """The address of an item known by its row."""
    return item_url(kind_of(name, generic_type), number)
