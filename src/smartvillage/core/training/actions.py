"""Making a training municipality, asking for it to be set back, and doing so: all or nothing."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.access import require
from smartvillage.core.content.versions import STRUCTURE, bump, versions
from smartvillage.core.jobs.outbox import post
from smartvillage.core.municipalities.models import Domain, Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import at_work
from smartvillage.core.people.models import Membership, Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.training.clearing import clear
from smartvillage.core.training.models import Ground
from smartvillage.core.training.port import EXAMPLES
from smartvillage.kit.dates import now

RESET = "training.reset"


class NotTraining(Exception):
    """The municipality is a real one: it is never set back."""


def create(*, slug: str, name: str, example: str, hosts: Collection[str] = ()) -> Municipality:
    """A new municipality to practise in, full of the example. Raises KeyError when there is no such example."""
    EXAMPLES[example]
    with transaction.atomic():
        made = Municipality.objects.create(slug=slug, name=name, training=True)
        for host in hosts:
            Domain.objects.create(host=host, municipality=made)
        with within(made.pk):
            Ground.objects.create(municipality=made, example=example)
    reset(municipality=made.pk)
    made.refresh_from_db()
    return made


def ground_of(municipality: int) -> Ground:
    """Raises `NotTraining`."""
    with within(municipality):
        found: Ground | None = Ground.objects.filter(municipality__training=True).first()
    if found is None:
        raise NotTraining(municipality)
    return found


def remember_people(*, municipality: int) -> None:
    """Who works there now may practise every day anew. Raises `NotTraining`."""
    ground = ground_of(municipality)
    ground.people = {str(one.pk): one.role for one in at_work(municipality=municipality)}
    _keep(ground, "people")


def may_reset(viewer: Viewer) -> bool:
    return viewer.role == Role.ADMIN


def ask(*, viewer: Viewer) -> None:
    """Set it back soon, not only at night. Raises `Refused`, `NotTraining`."""
    require(may_reset(viewer))
    ground = ground_of(viewer.municipality)
    with transaction.atomic():
        note(
            municipality=viewer.municipality,
            action=Action.SETTING,
            viewer=viewer,
            details={"said": "Übungskommune zurückgesetzt"},
        )
        queue(ground)


def queue(ground: Ground) -> None:
    """A task: killed in the midst, it is done again from the beginning."""
    ground.asked_at, ground.fault = now(), ""
    _keep(ground, "asked_at", "fault")
    post(municipality=ground.municipality_id, topic=RESET, payload={"asked": ground.asked_at.isoformat()})


def reset(*, municipality: int) -> None:
    """As it was made, with the days of today: everybody sees the old content or the new. Raises `NotTraining`."""
    ground = ground_of(municipality)
    ground.begun_at = now()
    _keep(ground, "begun_at")
    try:
        ground.pictures = EXAMPLES[ground.example].draw(municipality, ground.pictures)
        _keep(ground, "pictures")  # whoever goes on after a crash need not draw them again
        with within(municipality), transaction.atomic():
            _replace(ground)
    except Exception as error:
        ground.fault = f"{type(error).__name__}: {error}"[:300]
        _keep(ground, "fault")
        raise


def _replace(ground: Ground) -> None:
    """In one transaction, in which nobody else can take the mark away."""
    place = Municipality.objects.select_for_update().filter(pk=ground.municipality_id, training=True).first()
    if place is None:
        raise NotTraining(ground.municipality_id)
    clear(municipality=place.pk, pictures=[one["digest"] for one in ground.pictures.values()])
    Organisation.objects.exclude(pk__in=_lasting(ground)).delete()
    ground.organisations = EXAMPLES[ground.example].plant(
        place, pictures=ground.pictures, organisations=ground.organisations
    )
    _restore_people(ground.people)
    ground.done_at, ground.fault = now(), ""
    _keep(ground, "organisations", "done_at", "fault")
    for kind in {*versions(municipality=place.pk, fresh=True), STRUCTURE}:
        bump(municipality=place.pk, kind=kind)


def _lasting(ground: Ground) -> set[int]:
    """The example's organisations, and those of people whom the operator put there."""
    people = Membership.objects.filter(pk__in=map(int, ground.people))
    return {*ground.organisations.values(), *people.values_list("organisation", flat=True)}


def _restore_people(people: Mapping[str, Any]) -> None:
    for one in Membership.objects.filter(pk__in=map(int, people)):
        one.role, one.ends_on, one.ended_at, one.deputises = people[str(one.pk)], None, None, None
        one.save(update_fields=["role", "ends_on", "ended_at", "deputises"])


def _keep(ground: Ground, *fields: str) -> None:
    with within(ground.municipality_id):
        ground.save(update_fields=fields)
