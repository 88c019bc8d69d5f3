"""The link by which an author takes a notice down: signed, nobody can guess it."""

from django.core import signing

from smartvillage.core.content.models import Item
from smartvillage.modules.noticeboard.document import KIND

SALT = "smartvillage.noticeboard.removal"


def removal_path(item: Item) -> str:
    return f"/confirmation/destroy/{signing.dumps(item.pk, salt=SALT)}"


def item_of(token: str) -> Item | None:
    """The notice behind a link, as long as it hangs; within the municipality's scope."""
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    found = Item.objects.filter(pk=number, generic_type=KIND.generic_type).exclude(state=Item.State.TRASH)
    item: Item | None = found.first()
    return item
