"""The upsert machine: one mutation creates and updates, as old clients and importers expect (semantics.md 7)."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args

import orjson

from smartvillage.core.content.categories import category_ids
from smartvillage.core.content.errors import NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.parts import Part
from smartvillage.core.content.save import Saved, create_item, update_item
from smartvillage.core.content.select import sources_by_id
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args
from smartvillage.surfaces.graphql.wire import number, numbers

Key = Callable[[Mapping[str, Any]], list[Any]]
NOT_CONTENT = frozenset({"id", "forceCreate", "pushNotification", "categoryName", "categories"})


def upsert(context: Context, args: Args, *, kind: Kind, key: Key, parent: Item | None = None) -> Saved:
    """Create or update by id, else by external reference, else create.

    `key` gives the values that identify a record without `externalId`. Importers resend everything: what has
    not changed since their last time is only touched, what an editor changed by hand stays.
    """
    viewer = context.viewer
    values = wire_values(context, args, kind=kind)
    if wanted := number(args.get("id")):
        item = find_item(viewer=viewer, kind=kind.name, number=wanted)
        if item is None:
            raise NotFound
        return update_item(
            viewer=viewer, item=item, values=values, replace=associations(kind), keep_unwired=True, lock=True
        )
    source = f"api:{viewer.organisation}:{kind.name}"
    external_id = str(args.get("externalId") or "").strip()[:255] or _digest(key(args))
    mark = hashlib.sha256(orjson.dumps(args, default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()
    known = _referenced(viewer.municipality, source, external_id)
    if known is not None and not args.get("forceCreate"):
        return _import_again(context, known, values, kind=kind, mark=mark)
    return create_item(
        viewer=viewer,
        kind=kind,
        values=values,
        source=source,
        external_id=external_id if known is None else None,
        fingerprint=mark,
        parent=parent,
        generic_type=args.get("genericType") or "",
    )


def upserted(context: Context, saved: Saved) -> dict[str, Any]:
    """The stored record as the mutation answers it."""
    context.renew()
    return sources_by_id(ids=[saved.item.pk], municipality=context.viewer.municipality)[saved.item.pk]


def _import_again(context: Context, item: Item, values: dict[str, Any], *, kind: Kind, mark: str) -> Saved:
    trashed = item.state == Item.State.TRASH
    if item.fingerprint == mark and not trashed and not _always_anew(context, kind):
        with within(item.municipality_id):
            Item.objects.filter(pk=item.pk).update(touched_at=now())
        return Saved(item, kind.document.model_validate_json(item.document), (), created=False)
    free = {name: value for name, value in values.items() if name not in item.locked}
    return update_item(
        viewer=context.viewer,
        item=item,
        values=free,
        state=Item.State.PUBLISHED if trashed else None,
        replace=associations(kind) - frozenset(item.locked),
        keep_unwired=True,
        fingerprint=mark,
        touched_at=now(),
        trashed_at=None,
    )


def wire_values(context: Context, args: Args, *, kind: Kind) -> dict[str, Any]:
    """The document's fields said by a mutation's arguments, under our own names; null means not given."""
    known = {info.alias: name for name, info in kind.document.model_fields.items() if info.alias}
    values = {
        known[name]: value
        for name, value in args.items()
        if value is not None and name not in NOT_CONTENT and name in known
    }
    values["categories"] = _categories(context, args, kind=kind)
    return values


def _categories(context: Context, args: Args, *, kind: Kind) -> list[int]:
    given = args.get("categories") or []
    by_id = numbers(one.get("id") for one in given if not one.get("name"))
    names = [args.get("categoryName"), *(one.get("name") for one in given)]
    found = category_ids(municipality=context.viewer.municipality, names=names, tag=kind.tag)
    known = structure(municipality=context.viewer.municipality, fresh=True)
    owner = known.organisations.get(context.viewer.organisation or 0, {"settings": {}})
    defaults = numbers((owner["settings"].get(kind.wire_type) or {}).get("default_category_ids"))
    return list(dict.fromkeys([*found, *(key for key in [*by_id, *defaults] if key in known.categories)]))


def _always_anew(context: Context, kind: Kind) -> bool:
    owner = context.structure.organisations.get(context.viewer.organisation or 0)
    settings = (owner or {}).get("settings", {}).get(kind.wire_type) or {}
    return str(settings.get("alwaysRecreateOnImport", "false")) == "true"


@cache
def associations(kind: Kind) -> frozenset[str]:
    """Fields that an update empties when they are not sent: parts and categories the wire knows."""
    return frozenset(
        name
        for name, info in kind.document.model_fields.items()
        if isinstance(info.json_schema_extra, dict)
        and info.json_schema_extra["wired"]
        and (name == "categories" or _holds_parts(info.annotation))
    )


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Part)
    return any(_holds_parts(inner) for inner in get_args(annotation))


def _referenced(municipality: int, source: str, external_id: str) -> Item | None:
    with within(municipality):
        found: Item | None = Item.objects.filter(source=source, external_id=external_id).first()
    return found


def _digest(values: list[Any]) -> str:
    text = "\x1f".join(sorted(str(value) for value in values if value not in (None, "")))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
