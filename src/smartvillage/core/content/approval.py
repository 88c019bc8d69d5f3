"""How many people must look at something before citizens see it, and who has.

Rules are the municipality's setting `approvals`: {"<organisation>" or "" for all: {"<kind>" or "" for all: 0, 1 or 2}};
the more special one counts, the organisation before the kind. Whoever wrote what is to be seen never approves it.
Importers bring in what somebody has chosen to bring in, so rules do not hold for them.
"""

from dataclasses import dataclass

from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Approval, Item, Proposal, Revision
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer

SETTING = "approvals"
MOST = 2
REVIEWERS = (Role.ADMIN, Role.EDITOR)
IMPORTER = "import:"


@dataclass(frozen=True)
class Wording:
    """The last time an item's content was changed: `version`, and by whom (None: a citizen or a program)."""

    version: int
    author: int | None


def needed(*, municipality: int, organisation: int | None, kind: Kind) -> int:
    """How many reviewers the rules ask for."""
    rules = tenant(municipality).settings.get(SETTING)
    if not isinstance(rules, dict):
        return 0
    for who in (str(organisation), ""):
        for what in (kind.slug, ""):
            found = rules.get(who, {}).get(what)
            if isinstance(found, int):
                return min(max(found, 0), MOST)
    return 0


def ruled(item: Item) -> bool:
    """Whether somebody else must look at it first."""
    return bool(_wanted(item))


def reviews(viewer: Viewer) -> bool:
    """Whether the viewer may approve what others wrote."""
    return viewer.role in REVIEWERS and viewer.account is not None


def missing(*, viewer: Viewer, item: Item, rewritten: bool = False) -> int:
    """How many approvals are wanting if this viewer publishes now.

    `rewritten`: they change the content with it, so what others approved was something else; a reviewer who
    corrects what somebody else wrote has looked at it.
    """
    if viewer.client.startswith(IMPORTER):
        return 0
    if item.pk is None or not ruled(item):
        return _wanted(item)
    wording = wording_of(item)
    return wanting(
        viewer=viewer,
        item=item,
        author=wording.author,
        signed=set() if rewritten else signatures(item, wording),
    )


def wanting(*, viewer: Viewer, item: Item, author: int | None, signed: set[int | None]) -> int:
    """How many approvals are wanting with this viewer's, where `author` wrote it and others have `signed`."""
    mine = {viewer.account} if reviews(viewer) else set()
    return max(0, _wanted(item) - len((signed | mine) - {author}))


def sign(*, viewer: Viewer, item: Item, author: int | None) -> None:
    """Note that the viewer approves the item as it is now worded; authors and those who may not are left out."""
    if not reviews(viewer) or viewer.account == author:
        return
    with within(item.municipality_id):
        Approval.objects.get_or_create(
            item=item, version=wording_of(item).version, proposal=None, account_id=viewer.account
        )


def wording_of(item: Item) -> Wording:
    with within(item.municipality_id):
        found = Revision.objects.filter(item=item).exclude(changed=[]).order_by("-version")
        last = found.values_list("version", "account_id").first()
    return Wording(*last) if last else Wording(0, None)


def signatures(item: Item, wording: Wording) -> set[int | None]:
    """The accounts that have approved what is written now."""
    with within(item.municipality_id):
        found = Approval.objects.filter(item=item, version=wording.version, proposal=None)
        return set(found.values_list("account_id", flat=True)) - {wording.author}


def signed_proposal(proposal: Proposal) -> set[int | None]:
    """The accounts that have approved a proposal."""
    with within(proposal.municipality_id):
        signed: set[int | None] = set(proposal.approvals.values_list("account_id", flat=True))
    return signed - {proposal.account_id}


def _wanted(item: Item) -> int:
    kind = kind_of(item.kind, item.generic_type)
    return needed(municipality=item.municipality_id, organisation=item.organisation_id, kind=kind)
