"""The verb of the pinboard."""

from django.db import transaction

from smartvillage.core.content.errors import NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.pinboard.document import KIND
from smartvillage.modules.pinboard.models import Thanks


def thank(*, viewer: Viewer, note: int) -> None:
    """Leave a thanks. Raises `NotFound` where the viewer sees no such note."""
    item = find_item(viewer=viewer, kind=KIND.name, number=note)
    if item is None:
        raise NotFound
    with within(viewer.municipality), transaction.atomic():
        Thanks.objects.create(note=item)
        bump(municipality=viewer.municipality, kind=KIND.name)
