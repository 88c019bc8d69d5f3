"""Viewers made from stored people: memberships, API clients, importers."""

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import in_force
from smartvillage.core.people.models import Membership, Organisation
from smartvillage.core.people.rights import SEES_ALL, Right, Role
from smartvillage.core.people.viewer import Viewer


def viewer_for(*, organisation: Organisation, role: str, client: str, account: int | None = None) -> Viewer:
    """The viewer that acts for an organisation in a role."""
    return Viewer(
        municipality=organisation.municipality_id,
        role=Role(role),
        organisation=organisation.pk,
        readable=_readable(organisation=organisation, role=Role(role)),
        rights=frozenset(right for right in Right if right in organisation.rights),
        account=account,
        client=client,
    )


def staff_viewer(*, account: int, municipality: int, client: str = "cms") -> Viewer | None:
    """An account in the strongest of its memberships that count today; None when it has none."""
    best = strongest(account=account, municipality=municipality)
    if best is None:
        return None
    return viewer_for(organisation=best.organisation, role=best.role, client=client, account=account)


def strongest(*, account: int, municipality: int) -> Membership | None:
    """The membership that decides what an account may do here."""
    with within(municipality):
        found = Membership.objects.filter(in_force(), account=account, account__is_active=True)
        rows = list(found.select_related("organisation"))
    return min(rows, key=lambda one: list(Role).index(Role(one.role)), default=None)


def _readable(*, organisation: Organisation, role: Role) -> frozenset[int] | None:
    if role in SEES_ALL:
        return None
    if role == Role.EDITOR:
        return frozenset(
            {organisation.pk, *restricted_organisations(municipality=organisation.municipality_id)}
        )
    if role in (Role.USER, Role.RESTRICTED):
        return frozenset({organisation.pk})
    return frozenset()


def restricted_organisations(*, municipality: int) -> set[int]:
    """Organisations of people whose contributions an editor must release."""
    with within(municipality):
        found = Membership.objects.filter(in_force(), role=Role.RESTRICTED)
        return set(found.values_list("organisation", flat=True))
