"""One item for one caller."""

from smartvillage.core.content.models import Item
from smartvillage.core.content.select import ItemQuery, Trash
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer

BIGGEST = 2**63 - 1


def find_item(*, viewer: Viewer, kind: str, number: int, trash: Trash = "without") -> Item | None:
    """The item under the viewer's role filter, for writing; None when there is none for them."""
    if not 0 < number <= BIGGEST:
        return None
    mine = viewer.member is not None
    for own_member in (False, True) if mine else (False,):
        query = ItemQuery(viewer=viewer, kind=kind, own_member=own_member, trash=trash)
        if query.where("i.id = %s", number).rows("i.id"):
            with within(viewer.municipality):
                found: Item = Item.objects.get(pk=number)
            return found
    return None
