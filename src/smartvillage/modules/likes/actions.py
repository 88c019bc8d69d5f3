"""Liking and no longer liking."""

from django.db import transaction

from smartvillage.core.content.access import require
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.likes.models import Like

TYPES = {
    "NewsItem": "news_item",
    "EventRecord": "event_record",
    "PointOfInterest": "point_of_interest",
    "GenericItem": "generic_item",
    "Shout": "generic_item",
}


def toggle(*, viewer: Viewer, record_type: str, number: int, like_type: str) -> tuple[bool, int]:
    """Whether the member likes it now, and how many do. Raises `Refused`, `NotFound`, `Invalid`."""
    require(viewer.member is not None)
    if not like_type.strip() or len(like_type) > 40:
        raise Invalid({"likeType": "likeType ist ungültig"})
    item = find_item(viewer=viewer, kind=TYPES[record_type], number=number) if record_type in TYPES else None
    if item is None:
        raise NotFound
    with within(viewer.municipality), transaction.atomic():
        found, made = Like.objects.get_or_create(item=item, member_id=viewer.member, like_type=like_type)
        if not made:
            found.delete()
        bump(municipality=viewer.municipality, kind=item.kind)
        count = Like.objects.filter(item=item, like_type=like_type).count()
    return made, count
