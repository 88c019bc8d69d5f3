"""Why somebody may not do something: the rule at work in a sentence, and who can help."""

from collections.abc import Iterable
from dataclasses import dataclass

from smartvillage.core.content import access, approval
from smartvillage.core.content.kinds import Kind, kind_by_slug, kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.structure import structure
from smartvillage.core.people.memberships import administrators, at_work
from smartvillage.core.people.models import Account
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.rolewords import ROLE_SAYS

ADMINISTRATION = "administration"
KIND = "kind:"
FEW = 3


@dataclass(frozen=True)
class Reason:
    """`rule`: the sentence; `standing`: as what they are here; `helpers`: who can change that."""

    rule: str
    standing: str
    helpers: list[Account]


def why_refused(viewer: Viewer, rule: str, *, item: Item | None = None) -> Reason:
    """`rule` as in `Refused`; `item`: what they wanted to change."""
    if rule == ADMINISTRATION:
        said = "Diese Seite ist der Administration vorbehalten."
    elif rule.startswith(KIND) and (kind := kind_by_slug(rule.removeprefix(KIND))):
        said = _no_kind(viewer, kind)
    elif item is not None:
        said = _no_change(viewer, item)
    else:
        said = f"Wer hier „{viewer.role.label}“ ist, {ROLE_SAYS.get(viewer.role, '')} Dieser Schritt gehört nicht dazu."
    return Reason(said, _standing(viewer), _others(viewer, _administrators(viewer)))


def why_unpublished(viewer: Viewer, item: Item | None, kind: Kind) -> Reason:
    """For a form that can only be sent for approval."""
    organisation = item.organisation_id if item else viewer.organisation
    wanted = approval.needed(municipality=viewer.municipality, organisation=organisation, kind=kind)
    if not access.publishes(viewer):
        said = f"Mit der Rolle „{viewer.role.label}“ erscheint ein Beitrag, sobald ihn jemand freigibt."
    else:
        many = "eine andere Person" if wanted == 1 else f"{wanted} andere Personen"
        said = (
            f"Für „{kind.plural}“ von „{_name(viewer.municipality, organisation)}“ gilt: Bevor etwas erscheint, gibt es "
            f"{many} frei. Was man selbst geschrieben hat, gibt man nicht selbst frei."
        )
    team = (
        one.account for one in at_work(municipality=viewer.municipality) if one.role in approval.REVIEWERS
    )
    return Reason(said, _standing(viewer), _others(viewer, team))


def _no_kind(viewer: Viewer, kind: Kind) -> str:
    if viewer.role == Role.READ_ONLY:
        return f"Mit der Rolle „{viewer.role.label}“ schreiben Sie keine „{kind.plural}“."
    if kind.shared:
        return f"„{kind.plural}“ gelten für die ganze Kommune und gehören nicht zu Ihren Aufgaben."
    own = _name(viewer.municipality, viewer.organisation)
    return f"„{own}“ hat nicht das Recht, „{kind.plural}“ zu schreiben. Die Administration kann es geben."


def _no_change(viewer: Viewer, item: Item) -> str:
    kind = kind_of(item.kind, item.generic_type)
    if kind.shared:
        return _no_kind(viewer, kind)
    owner = _name(item.municipality_id, item.organisation_id)
    if viewer.role == Role.EDITOR:
        return (
            f"Dieser Eintrag gehört „{owner}“. Die Redaktion ändert eigene Einträge und die von Organisationen, die "
            "nur mit Freigabe veröffentlichen."
        )
    own = _name(viewer.municipality, viewer.organisation)
    return f"Dieser Eintrag gehört „{owner}“. Sie ändern die Einträge von „{own}“."


def _standing(viewer: Viewer) -> str:
    return f"{viewer.role.label}, {_name(viewer.municipality, viewer.organisation)}"


def _name(municipality: int, organisation: int | None) -> str:
    known = structure(municipality=municipality).organisations
    return str(known.get(organisation or 0, {}).get("name", "unbekannt"))


def _administrators(viewer: Viewer) -> Iterable[Account]:
    return administrators(municipality=viewer.municipality, organisation=viewer.organisation)


def _others(viewer: Viewer, accounts: Iterable[Account]) -> list[Account]:
    return [one for one in dict.fromkeys(accounts) if one.pk != viewer.account][:FEW]
