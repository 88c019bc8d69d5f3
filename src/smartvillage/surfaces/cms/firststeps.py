"""What somebody who is new here does first: ticked off by what there is, put away by each person for themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, Q
from django.urls import reverse

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item, Revision
from smartvillage.core.municipalities.directory import Tenant, tenant
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import in_force
from smartvillage.core.people.models import Account, Invitation, Membership
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms import rooms
from smartvillage.surfaces.cms.guard import SECOND_FACTORS
from smartvillage.surfaces.cms.kinds import writable_kinds
from smartvillage.surfaces.cms.rooms import FirstStep

KEY = "first_steps"
AWAY, DONE = "away", "done"


@dataclass(frozen=True)
class Steps:
    """`done` by the step's name."""

    steps: Sequence[FirstStep] = ()
    urls: Sequence[str] = ()
    done: frozenset[str] = field(default_factory=frozenset)

    @property
    def rows(self) -> list[tuple[FirstStep, str, bool]]:
        """Each with its address and whether it is done."""
        return [(step, url, step.name in self.done) for step, url in zip(self.steps, self.urls, strict=True)]

    @property
    def finished(self) -> bool:
        return len(self.done) == len(self.steps)


def state_of(account: Account, municipality: int) -> str:
    """Whether the person has put the steps away, or was seen to have done all."""
    found: str = account.desk.get(str(municipality), {}).get(KEY, "")
    return found


def keep_state(account: int, municipality: int, state: str) -> None:
    """An empty state shows them again."""
    with transaction.atomic():
        person = Account.objects.select_for_update().get(pk=account)
        person.desk.setdefault(str(municipality), {})[KEY] = state
        person.save(update_fields=["desk"])


def steps_of(viewer: Viewer, municipality: Tenant) -> Steps:
    """The viewer's steps; one statement, however many."""
    wanted = [step for step in STEPS if step.allowed(viewer)]
    wanted = sorted([*wanted, *rooms.first_steps(viewer, municipality)], key=lambda step: step.order)
    with within(viewer.municipality):
        asked = {
            f"step{number}": ExpressionWrapper(Q(step.done(viewer)), output_field=BooleanField())
            for number, step in enumerate(wanted)
        }
        (answers,) = Municipality.objects.filter(pk=viewer.municipality).values_list(*asked.values())
    done = frozenset(step.name for step, answer in zip(wanted, answers, strict=True) if answer)
    return Steps(wanted, [step.url(viewer) for step in wanted], done)


def for_today(viewer: Viewer, municipality: Tenant, account: Account) -> Steps | None:
    """None, and no statement, once they are put away or all done; that they are is told one time."""
    if state_of(account, municipality.id):
        return None
    found = steps_of(viewer, municipality)
    if found.finished:
        keep_state(account.pk, municipality.id, DONE)
    return found


def _protected(viewer: Viewer) -> Exists:
    return Exists(Authenticator.objects.filter(user=viewer.account, type__in=SECOND_FACTORS))


def _not_alone(viewer: Viewer) -> Q:
    others = Membership.objects.filter(in_force()).exclude(account=viewer.account)
    return Q(Exists(others)) | Q(Exists(Invitation.objects.filter(withdrawn_at=None)))


def _published(viewer: Viewer) -> Exists:
    """Something the person wrote is out, or was."""
    out = (Item.State.PUBLISHED, Item.State.ARCHIVED)
    return Exists(Revision.objects.filter(account=viewer.account, item__state__in=out))


def _writes(viewer: Viewer) -> list[Kind]:
    return writable_kinds(viewer, tenant(viewer.municipality))


def _administers(viewer: Viewer) -> bool:
    return viewer.role == Role.ADMIN


STEPS = (
    FirstStep(
        "second-factor",
        "Konto absichern",
        "Ihr Konto ist nur durch ein Passwort geschützt. Passkey oder App einrichten dauert eine Minute.",
        lambda _viewer: reverse("cms-second-factor"),
        _protected,
        order=10,
    ),
    FirstStep(
        "publish",
        "Den ersten eigenen Beitrag veröffentlichen",
        "Zum Beispiel eine Nachricht. Sie können alles wieder zurücknehmen.",
        lambda viewer: reverse("cms-new", args=[_writes(viewer)[0].slug]),
        _published,
        lambda viewer: viewer.role != Role.RESTRICTED and bool(_writes(viewer)),
        order=40,
    ),
    FirstStep(
        "colleagues",
        "Kolleginnen und Kollegen einladen",
        "Laden Sie auch Vereine ein: Sie schreiben dann selbst, und Sie geben frei.",
        lambda _viewer: reverse("cms-person-invite"),
        _not_alone,
        _administers,
        order=60,
    ),
)
