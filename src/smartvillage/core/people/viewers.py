"""Viewers made from stored people: memberships, API clients, importers."""

from smartvillage.core.municipalities.scope import within
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
    """The strongest membership of an account in a municipality; None when it has none."""
    with within(municipality):
        found = list(Membership.objects.filter(account=account).select_related("organisation"))
    if not found:
        return None
    best = min(found, key=lambda membership: list(Role).index(Role(membership.role)))
    return viewer_for(organisation=best.organisation, role=best.role, client=client, account=account)


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
        return set(Membership.objects.filter(role=Role.RESTRICTED).values_list("organisation", flat=True))
