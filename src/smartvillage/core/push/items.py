"""A push about an item, once: when citizens can see it."""

from smartvillage.core.content.access import require
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Right
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.push.actions import notify
from smartvillage.core.push.audience import Audience
from smartvillage.core.push.models import Notification
from smartvillage.kit.html import plain

MAX_BODY = 1000


def may_push(viewer: Viewer) -> bool:
    """Administrators, too, need the right of their organisation: a push reaches everybody at once."""
    return not viewer.public and viewer.role != "restricted" and Right.PUSH_NOTIFICATION in viewer.rights


def push_item(
    *, viewer: Viewer, item: Item, title: str, body: str, regional_keys: tuple[str, ...] = ()
) -> None:
    """Tell everybody who wants to hear of it; asking again does not tell again. Raises `Refused`."""
    require(may_push(viewer))
    kind = kind_of(item.kind, item.generic_type)
    data: dict[str, object] = {
        "id": item.pk,
        "query_type": kind.wire_type,
        "data_provider_id": item.organisation_id,
    }
    if regional_keys:
        data["mowas_regional_keys"] = [int(key) for key in regional_keys if key.isdecimal()]
    with within(item.municipality_id):
        categories = tuple(item.category_rows.values_list("category_id", flat=True))
    audience = Audience(
        organisation=item.organisation_id, regional_keys=regional_keys, tag=kind.tag, categories=categories
    )
    notify(
        municipality=item.municipality_id,
        title=plain(title),
        body=plain(body)[:MAX_BODY],
        data=data,
        audience=audience,
        due_at=max(item.published_at, item.publish_from or item.published_at),
        item=item.pk,
        key=item_key(item.kind, item.pk),
    )


def item_key(kind: str, number: int) -> str:
    return f"{kind}:{number}"


def pushed_at(kind: str, numbers: list[int]) -> dict[int, object]:
    """When the push about each item went out; those not pushed are left out."""
    keys = {item_key(kind, number): number for number in numbers}
    found = Notification.objects.filter(key__in=list(keys), released_at__isnull=False)
    return {keys[key]: at for key, at in found.values_list("key", "released_at")}
