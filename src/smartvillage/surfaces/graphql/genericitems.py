"""Writing generic items from the wire: of any type, with nested ones, alone or as part of another record."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction

from smartvillage.core.content import access
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import GENERIC, Kind, kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import Saved
from smartvillage.core.content.states import set_visible
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args
from smartvillage.surfaces.graphql.upsert import upsert
from smartvillage.surfaces.graphql.wire import number


def save_generic(
    context: Context,
    args: Args,
    *,
    parent: Item | None = None,
    extra: Mapping[str, Any] = MappingProxyType({}),
) -> Saved:
    """Create or update a generic item and those nested in it, all or nothing."""
    said = str(args.get("genericType") or "").strip()
    kind = _kind(context, args, said)
    columns: dict[str, Any] = {"generic_type": (kind.generic_type or said)[:60]} if said else {}
    if parent:
        columns["parent_id"] = parent.pk
    with transaction.atomic():
        saved = upsert(
            context,
            {**args, "genericType": said},
            kind=kind,
            key=lambda given: _key(given, parent),
            parent=parent,
            extra=extra,
            **columns,
        )
        for nested in args.get("genericItems") or ():
            save_generic(context, nested, parent=saved.item)
        _show(context, saved.item, args.get("visible"))
    return saved


def _kind(context: Context, args: Args, said: str) -> Kind:
    """The kind of the said type; a record that is there already need not say it."""
    if said:
        return kind_of(GENERIC, said)
    wanted = number(args.get("id"))
    item = find_item(viewer=context.viewer, kind=GENERIC, number=wanted) if wanted else None
    if item is None and not wanted:
        raise Invalid({"genericType": "Art (genericType) muss ausgefüllt werden"})
    return kind_of(GENERIC, item.generic_type if item else "")


def _key(args: Args, parent: Item | None) -> list[Any]:
    first: Args = next(iter(args.get("contentBlocks") or ()), {})
    title = args.get("title") or first.get("title")
    return (
        [title, args.get("publishedAt"), args.get("genericType"), parent and f"in {parent.pk}"]
        if title
        else []
    )


def _show(context: Context, item: Item, visible: bool | None) -> None:
    """Nested items may say whether they are shown; who waits for a release cannot."""
    wanted = visible is not None and visible != item.visible
    if wanted and access.may_show(context.viewer, item, visible=bool(visible)):
        set_visible(viewer=context.viewer, item=item, visible=bool(visible))
