"""How an item stands to the rules of approval, and the rules themselves, ready to be shown and changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from smartvillage.core.content import access, approval, proposals
from smartvillage.core.content.deciding import approve, may_decide
from smartvillage.core.content.kinds import Kind, kind_by_slug, kind_of
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.content.structure import Structure
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.editing import Sheet
from smartvillage.surfaces.cms.letters import tell_proposer
from smartvillage.surfaces.cms.people import people

RELEASED = "Die Änderung ist freigegeben und zu sehen."
SIGNED = "Ihre Freigabe ist vermerkt; es fehlt noch eine Freigabe durch andere."
EVERYBODY, EVERYTHING = "Alle Organisationen", "Alle Inhalte"


@dataclass(frozen=True)
class Review:
    """`asks`: the viewer is asked to decide; `own`: they wrote it; `signed` have approved, `wanted` must."""

    asks: bool
    own: bool
    signed: list[str]
    wanted: int


@dataclass(frozen=True)
class Rule:
    organisation: str
    kind: str
    who: str
    what: str
    wanted: int


def review_of(viewer: Viewer, item: Item | None, kind: Kind) -> Review | None:
    """For an item that waits."""
    if item is None or item.state != Item.State.REVIEW:
        return None
    wanted = approval.needed(municipality=item.municipality_id, organisation=item.organisation_id, kind=kind)
    may = access.may_show(viewer, item, visible=True)
    if not wanted:
        return Review(may, own=False, signed=[], wanted=0)
    wording = approval.wording_of(item)
    signed = approval.signatures(item, wording)
    own = viewer.account is not None and viewer.account == wording.author
    known = people(item.municipality_id)
    asks = may and approval.reviews(viewer) and not own and viewer.account not in signed
    return Review(asks, own, sorted(known.get(one or 0, "?") for one in signed), wanted)


def review_of_proposal(viewer: Viewer, proposal: Proposal) -> Review:
    """The same for a change of what is live."""
    item = proposal.item
    kind = kind_of(item.kind, item.generic_type)
    wanted = approval.needed(municipality=item.municipality_id, organisation=item.organisation_id, kind=kind)
    signed = approval.signed_proposal(proposal)
    known = people(item.municipality_id)
    own = viewer.account == proposal.account_id
    asks = may_decide(viewer, proposal) and viewer.account not in signed
    return Review(asks, own, sorted(known.get(one or 0, "?") for one in signed), wanted)


def untouched(viewer: Viewer, sheet: Sheet, proposal: Proposal) -> bool:
    """Whether saving the sheet is approving what was proposed, word for word."""
    said = Sheet.of_proposal(sheet.kind, proposal).data
    return proposal.base_version == proposal.item.version == sheet.version and (
        sheet.data == said and may_decide(viewer, proposal)
    )


def release(viewer: Viewer, proposal: Proposal) -> str:
    """Approve a change; returns what to say to the reviewer. Raises `Conflict`, `Refused`."""
    if approve(viewer=viewer, proposal=proposal) is None:
        return SIGNED
    tell_proposer(viewer=viewer, proposal=proposal, outcome="released")
    return RELEASED


def publishes(viewer: Viewer, item: Item | None, kind: Kind) -> bool:
    """Whether what the viewer saves is seen without somebody else."""
    if item and proposals.may_wait(viewer, item, None):
        return not proposals.waits(viewer, item, proposals.waiting(item))
    if not access.publishes(viewer):
        return False
    organisation = item.organisation_id if item else viewer.organisation
    wanted = approval.needed(municipality=viewer.municipality, organisation=organisation, kind=kind)
    return not wanted or (item is not None and not approval.missing(viewer=viewer, item=item))


def rules_of(settings: Mapping[str, Any], known: Structure) -> list[Rule]:
    """The municipality's rules by name; what is gone is left out."""
    found = []
    for organisation, kinds in (settings.get(approval.SETTING) or {}).items():
        row = known.organisations.get(int(organisation or 0))
        for slug, wanted in kinds.items():
            kind = kind_by_slug(slug)
            if (row or not organisation) and (kind or not slug):
                who = row["name"] if row else EVERYBODY
                found.append(Rule(organisation, slug, who, kind.plural if kind else EVERYTHING, wanted))
    return sorted(found, key=lambda rule: (rule.organisation != "", rule.who, rule.what))


def set_rule(*, municipality: int, organisation: str, kind: str, wanted: int | None) -> None:
    """`wanted` None takes the rule away."""
    with transaction.atomic():
        place = Municipality.objects.select_for_update().get(pk=municipality)
        rules = place.settings.setdefault(approval.SETTING, {})
        of_organisation = rules.setdefault(organisation, {})
        of_organisation.pop(kind, None)
        if wanted is not None:
            of_organisation[kind] = min(max(wanted, 0), approval.MOST)
        place.settings[approval.SETTING] = {who: kinds for who, kinds in rules.items() if kinds}
        place.save(update_fields=["settings"])
