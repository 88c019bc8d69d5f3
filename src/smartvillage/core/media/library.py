"""The library: finding files, and what shows them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window

from smartvillage.core.content.models import Item, MediaUse
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import alike
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import today

PAGE = 48
SOON = timedelta(days=30)
LIVE = (Item.State.PUBLISHED, Item.State.DRAFT, Item.State.REVIEW, Item.State.ARCHIVED)
Sieve = Literal["", "pictures", "files", "unused", "unsaid", "ending"]


@dataclass(frozen=True)
class Wanted:
    """`sieve`: unused, without words for blind readers (`unsaid`), or with a licence that ends (`ending`)."""

    text: str = ""
    sieve: Sieve = ""
    organisation: int | None = None
    page: int = 1


@dataclass(frozen=True)
class Use:
    """An item that shows a file."""

    id: int
    kind: str
    generic_type: str
    title: str
    organisation: int


def find(*, viewer: Viewer, wanted: Wanted) -> Page[Asset]:
    """The municipality's files, newest first; two statements."""
    with within(viewer.municipality):
        found = _sieved(Asset.objects.order_by("-created_at", "-pk"), wanted.sieve)
        if wanted.organisation:
            found = found.filter(organisation=wanted.organisation)
        for word in wanted.text.split()[:8]:
            found = found.filter(
                Q(name__icontains=word) | Q(alt__icontains=word) | Q(copyright__icontains=word)
            )
        page: Page[Asset] = Paginator(found, PAGE).get_page(wanted.page)
        page.object_list = list(page.object_list)
    return page


def asset_of(*, viewer: Viewer, number: int) -> Asset | None:
    with within(viewer.municipality):
        found: Asset | None = Asset.objects.filter(pk=number).first()
    return found


def uses(*, viewer: Viewer, digest: str) -> list[Use]:
    """Items that show the file, whoever owns them; those in the trash do not count."""
    with within(viewer.municipality):
        rows = Item.objects.filter(media_uses__digest=digest, state__in=LIVE).order_by("-updated_at")
        columns = ("id", "kind", "generic_type", "title", "organisation_id")
        return [Use(*row) for row in rows.values_list(*columns)]


def lookalikes(*, viewer: Viewer, asset: Asset) -> list[Asset]:
    """Other pictures that look the same: smaller, sharper, or saved once more."""
    if asset.likeness is None:
        return []
    with within(viewer.municipality):
        known = Asset.objects.exclude(pk=asset.pk).filter(likeness__isnull=False)
        near = [key for key, bits in known.values_list("pk", "likeness") if alike(bits, asset.likeness)]
        return list(Asset.objects.filter(pk__in=near[:12]))


def counts(*, viewer: Viewer) -> dict[str, int]:
    """How many files each sieve lets through; one statement."""
    marks = {name: Count("pk", filter=condition) for name, condition in _sieves().items()}
    with within(viewer.municipality):
        found: dict[str, int] = Asset.objects.annotate(used=_used()).aggregate(all=Count("pk"), **marks)
    return {"": found.pop("all"), **found}


def ending(*, viewer: Viewer, limit: int) -> tuple[list[Asset], int]:
    """The first files whose licence ends, and how many there are; authors see their organisation's. One statement."""
    with within(viewer.municipality):
        found = Asset.objects.filter(_sieves()["ending"]).order_by("licence_until", "pk")
        if viewer.role not in (Role.ADMIN, Role.EDITOR):
            found = found.filter(organisation=viewer.organisation)
        rows = list(found.annotate(total=Window(Count("pk")))[:limit])
    return rows, rows[0].total if rows else 0


def _sieves() -> dict[str, Q]:
    picture = Q(mime__startswith="image/")
    return {
        "pictures": picture,
        "files": ~picture,
        "unused": Q(used=False),
        "unsaid": picture & Q(alt="", decorative=False),
        "ending": Q(licence_until__lte=_soon()),
    }


def _sieved(found: "QuerySet[Asset]", sieve: str) -> "QuerySet[Asset]":
    condition = _sieves().get(sieve)
    return found.annotate(used=_used()).filter(condition) if condition else found


def _used() -> Any:
    return Exists(MediaUse.objects.filter(digest=OuterRef("digest"), item__state__in=LIVE))


def _soon() -> date:
    return today() + SOON
