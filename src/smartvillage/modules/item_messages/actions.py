"""Writing to the author of an item."""

from dataclasses import dataclass

from django.db import transaction

from smartvillage.core.content.access import require
from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.find import find_item
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, kind_of
from smartvillage.core.content.models import Category, Item
from smartvillage.core.content.versions import bump
from smartvillage.core.mail.actions import is_address, post_mail
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.item_messages.models import ItemMessage

MAX_TEXT = 4000


@dataclass(frozen=True)
class Sender:
    name: str
    email: str
    phone: str = ""


class NotSent(ContentError):
    """Why a message cannot be sent."""


def write(*, viewer: Viewer, item: int, sender: Sender, message: str) -> ItemMessage:
    """Store a message and mail it to the item's first contact. Raises `Refused`, `NotSent`."""
    require(viewer.role != Role.READ_ONLY)
    found = find_item(viewer=viewer, kind=GENERIC, number=item)
    text = message.strip()[:MAX_TEXT]
    if found is None:
        raise NotSent("GenericItem missing")
    if not text or not sender.name.strip() or not is_address(sender.email):
        raise NotSent("name, email or message missing")
    document = kind_of(found.kind, found.generic_type).document.model_validate_json(found.document)
    assert isinstance(document, GenericDocument)
    with within(viewer.municipality), transaction.atomic():
        made: ItemMessage = ItemMessage.objects.create(item=found, message=text)
        post_mail(
            municipality=viewer.municipality,
            template="item_messages/message",
            to=[next((contact.email or "" for contact in document.contacts), "")],
            context={
                "title": document.headline(),
                "category": _category(found),
                "message": text,
                "name": sender.name.strip()[:200],
                "email": sender.email.strip(),
                "phone": sender.phone.strip()[:60],
            },
            reply_to=sender.email,
            key=f"item-message:{made.pk}",
        )
        bump(municipality=viewer.municipality, kind=GENERIC)
    return made


def _category(item: Item) -> str:
    name: str | None = Category.objects.filter(itemcategory__item=item).values_list("name", flat=True).first()
    return name or item.generic_type
