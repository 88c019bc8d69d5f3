"""Taking away all that was done in a training municipality."""

from collections.abc import Collection, Iterator

from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, Model, QuerySet

from smartvillage.core.content.models import Item
from smartvillage.core.content.terms import scopes_of
from smartvillage.core.links.collecting import of_municipality
from smartvillage.core.links.models import LinkUse
from smartvillage.core.media.actions import file_of, remove_files
from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Organisation
from smartvillage.core.search.index import entries, forget_in

KEPT = frozenset(
    {
        "municipalities.Domain",
        "training.Ground",
        "people.Organisation",
        "people.Membership",
        "oauth.Client",
        "cms.SignIn",
        "audit.Entry",
        "content.ContentVersion",
        "geocoding.Answered",
    }
)
"""Addresses, who may come in, what they did there, and the key of all caches, which must not begin anew."""


def clear(*, municipality: int, pictures: Collection[str]) -> None:
    """In the caller's transaction, within the municipality. Files with these digests stay."""
    gone = [(file_of(one), one.digest) for one in Asset.objects.all() if one.digest not in pictures]
    for scope in scopes_of(municipality):
        forget_in(scopes=[scope], entries=entries(scope=scope))
    LinkUse.objects.filter(scope=of_municipality(municipality)).delete()
    Item.objects.filter(municipality=municipality).delete()  # before their organisations, which they protect
    for rows in _owned(municipality):
        rows.delete()
    for path, digest in gone:
        transaction.on_commit(lambda path=path, digest=digest: remove_files(path, digest))  # type: ignore[misc]


def _owned(municipality: int) -> Iterator[QuerySet[Model]]:
    """Rows of every table that names the municipality or one of its organisations, but for those kept."""
    for model in apps.get_models():
        if model._meta.label in KEPT:  # noqa: SLF001  Django's public way to a model's name
            continue
        for field in model._meta.concrete_fields:  # noqa: SLF001
            if isinstance(field, ForeignKey) and field.related_model is Municipality:
                yield model._default_manager.filter(**{field.name: municipality})  # noqa: SLF001
            elif isinstance(field, ForeignKey) and field.related_model is Organisation and not field.null:
                yield model._default_manager.filter(  # noqa: SLF001
                    **{f"{field.name}__municipality": municipality}
                )
