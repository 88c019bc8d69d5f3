"""Closing an organisation: what it owns goes to another, which may be asked for its people as well."""

from typing import Any

from django.db import IntegrityError, models, transaction

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Item
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import administered, join
from smartvillage.core.people.models import Membership, Offer, Organisation
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

STAYING = (Membership, Offer)
CLASH = "Beiden Organisationen gehört etwas gleichen Namens; bitte benennen Sie es zuerst um."


def possessions(organisation: Organisation) -> dict[type[models.Model], int]:
    """How much of what belongs to an organisation, whichever module keeps it."""
    with within(organisation.municipality_id):
        counts = {model: _owned(model, field, organisation).count() for model, field in _owners()}
    return {model: count for model, count in counts.items() if count}


@transaction.atomic
def close_organisation(
    *, viewer: Viewer, organisation: Organisation, heir: Organisation, with_people: bool
) -> None:
    """All or nothing. Raises `Invalid` where nobody would be left to administer, or names clash."""
    here = organisation.municipality_id
    if heir.municipality_id != here or heir.pk == organisation.pk or heir.closed_at:
        raise Invalid({"heir": "An diese Organisation lässt sich nichts übergeben."})
    counts = possessions(organisation)
    with within(here), administered(here):
        if with_people:
            _take_people(viewer, organisation, heir)
        kinds = set(Item.objects.filter(organisation=organisation).order_by().values_list("kind", flat=True))
        for model, field in _owners():
            try:
                with transaction.atomic():
                    _owned(model, field, organisation).update(**{field: heir})
            except IntegrityError as error:
                raise Invalid({"heir": CLASH}) from error
        organisation.closed_at = now()
        organisation.save(
            update_fields=["closed_at"]
        )  # says that structure changed, which drops what was rendered
        for kind in kinds:
            bump(municipality=here, kind=kind)
    named = {model.__name__.lower(): count for model, count in counts.items()}
    note(
        municipality=here,
        action=Action.CLOSED,
        viewer=viewer,
        organisation=organisation,
        details={
            "to": str(heir),
            "items": named.pop("item", 0),
            "files": named.pop("asset", 0),
            "others": named,
        },
    )


def reopen_organisation(*, viewer: Viewer, organisation: Organisation) -> None:
    """It may be worked for again; what was handed over stays where it is."""
    with within(organisation.municipality_id):
        organisation.closed_at = None
        organisation.save(update_fields=["closed_at"])
    note(
        municipality=organisation.municipality_id,
        action=Action.REOPENED,
        viewer=viewer,
        organisation=organisation,
    )


def _take_people(viewer: Viewer, organisation: Organisation, heir: Organisation) -> None:
    """Who works for both keeps the role they have there."""
    known = set(Membership.objects.filter(organisation=heir).values_list("account", flat=True))
    for job in Membership.objects.filter(organisation=organisation).select_related("account", "organisation"):
        if job.counts and job.account_id not in known:
            join(
                viewer=viewer,
                account=job.account,
                organisation=heir,
                role=job.role,
                ends_on=job.ends_on,
                deputises=job.deputises,
            )


def _owners() -> list[tuple[type[models.Model], str]]:
    """The tables with a column for whose something is; people are not owned."""
    related: Any = Organisation._meta.get_fields(include_hidden=True)  # noqa: SLF001  # Django's documented name
    return [
        (one.related_model, one.field.name)
        for one in related
        if one.auto_created and one.one_to_many and one.related_model not in STAYING
    ]


def _owned(model: Any, field: str, organisation: Organisation) -> Any:
    """People's own programs go with the people."""
    found = model.objects.filter(**{field: organisation})
    return found.filter(membership=None) if hasattr(model, "membership") else found
