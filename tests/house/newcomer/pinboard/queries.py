"""Reading notes and thanks."""

from collections.abc import Iterable, Mapping

from django.db.models import Count

from smartvillage.core.content.select import ItemQuery
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.pinboard.document import KIND
from smartvillage.modules.pinboard.models import Thanks


def notes(viewer: Viewer) -> ItemQuery:
    """What hangs on the board, newest first."""
    return ItemQuery(viewer=viewer, kind=KIND.name).order("createdAt", descending=True)


def thanks(viewer: Viewer, numbers: Iterable[int]) -> Mapping[int, int]:
    """How often each note was thanked for; notes without thanks are left out."""
    with within(viewer.municipality):
        found = Thanks.objects.filter(note__in=list(numbers)).values_list("note")
        return dict(found.annotate(Count("pk")))
