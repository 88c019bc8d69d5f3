"""Who may write what: the contract's table "per operation" in one place."""

from smartvillage.core.content.errors import Refused
from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.people.rights import WRITES, Right, Role
from smartvillage.core.people.viewer import Viewer


def has_right(viewer: Viewer, right: Right | None) -> bool:
    """Administrators need no flag; everybody else acts with the rights of the organisation."""
    return viewer.role == Role.ADMIN or right is None or right in viewer.rights


def oversees(viewer: Viewer, kind: Kind) -> bool:
    """Whether the viewer works on all of a shared kind: editors, and authors with the right."""
    if viewer.role in (Role.ADMIN, Role.EDITOR):
        return kind.shared
    return kind.shared and viewer.role in (Role.USER, Role.EXTENDED_USER) and has_right(viewer, kind.right)


def may_create(viewer: Viewer, kind: Kind) -> bool:
    if kind.shared:
        return oversees(viewer, kind)
    if viewer.role == Role.APP:
        return kind.citizens_write
    return viewer.role in WRITES and has_right(viewer, kind.right)


def may_update(viewer: Viewer, item: Item) -> bool:
    """Update and destroy follow the same rule."""
    kind = kind_of(item.kind, item.generic_type)
    if kind.shared:
        return oversees(viewer, kind)
    match viewer.role:
        case Role.ADMIN:
            return True
        case Role.EDITOR:
            return viewer.readable is not None and item.organisation_id in viewer.readable
        case Role.USER | Role.EXTENDED_USER | Role.RESTRICTED:
            return item.organisation_id == viewer.organisation
        case Role.APP:
            return viewer.member is not None and item.member_id == viewer.member and bool(item.generic_type)
    return False


def may_show(viewer: Viewer, item: Item, *, visible: bool) -> bool:
    """Switching visibility: restricted authors wait for a release, citizens may only withdraw."""
    if viewer.role == Role.RESTRICTED or (viewer.role == Role.APP and visible):
        return False
    return may_update(viewer, item)


def publishes(viewer: Viewer) -> bool:
    """Whether what this viewer saves is seen at once; citizens' as the municipality's `release_citizens_items` says."""
    if viewer.role == Role.APP:
        return not tenant(viewer.municipality).settings.get("release_citizens_items")
    return viewer.role != Role.RESTRICTED


def require(allowed: bool) -> None:
    if not allowed:
        raise Refused
