"""Items with an address but no point get one, where the municipality wants that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.db.models import F, Q

from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import Conflict, Invalid, Refused
from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.parts import Address, GeoLocation
from smartvillage.core.content.save import update_item
from smartvillage.core.geocoding.lookup import chosen, locate
from smartvillage.core.geocoding.models import Answered, Attempt
from smartvillage.core.geocoding.place import Question
from smartvillage.core.jobs.outbox import every, nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.kit.http import FetchError

TOGETHER = 40
MOST_ATTEMPTS = 6
PAUSE = timedelta(minutes=5)
KEEP = timedelta(days=180)


@every(minutes=1)
def fill_in() -> None:
    for tenant in tenants():
        if chosen(tenant.id):
            fill_in_points(municipality=tenant.id)


@nightly(order=94)
def forget_answers() -> None:
    """Towns change: after half a year the service is asked again."""
    Answered.objects.filter(at__lt=now() - KEEP).delete()


def fill_in_points(*, municipality: int) -> int:
    """Look up what is due; returns how many items got a point. Points that are there are never touched."""
    with within(municipality):
        return sum(_fill_in(item) for item in _due())


def _due() -> list[Item]:
    tried = (
        Q(geocoding__isnull=True) | ~Q(geocoding__version=F("version")) | Q(geocoding__again_at__lte=now())
    )
    missing = Item.objects.filter(lat=None, state=Item.State.PUBLISHED, document__contains='"street"')
    return list(missing.filter(tried).order_by("-pk")[:TOGETHER])


def _fill_in(item: Item) -> bool:
    kind = kind_of(item.kind, item.generic_type)
    document = kind.document.model_validate_json(item.document)
    try:
        found = [_locate(address, item, kind) for address in _pointless(document)]
    except FetchError as error:
        _note(item, again=error.transient)
        return False
    if any(found):
        viewer = Viewer(item.municipality_id, Role.ADMIN, readable=None, client="geocoding")
        viewer = replace(viewer, organisation=item.organisation_id)
        try:
            item = update_item(
                viewer=viewer, item=item, values=document.model_dump(), expected_version=item.version
            ).item
        except (Conflict, Invalid, Refused):
            return False  # somebody was faster; the next minute sees what they wrote
    _note(item, again=False)
    return any(found)


def _locate(address: Address, item: Item, kind: Kind) -> bool:
    """Give the address its point; what citizens wrote is not told to others."""
    question = Question(address.street or "", address.zip or "", address.city or "")
    own = item.member_id is not None or kind.citizens_write
    found = locate(municipality=item.municipality_id, question=question, outside=not own)
    if found:
        address.geo_location = GeoLocation(latitude=found.lat, longitude=found.lon)
    return found is not None


def _pointless(document: Document) -> Iterator[Address]:
    for address in document.parts(Address):
        bare = address.geo_location is None or address.geo_location.blank()
        if bare and Question(address.street or "", address.zip or "", address.city or "").askable:
            yield address


def _note(item: Item, *, again: bool) -> None:
    before = Attempt.objects.filter(item=item, version=item.version).first()
    count = before.count + 1 if before else 1
    due = now() + PAUSE * 2**count if again and count < MOST_ATTEMPTS else None
    Attempt.objects.update_or_create(
        item=item, defaults={"version": item.version, "count": count, "again_at": due}
    )
