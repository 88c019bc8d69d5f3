"""The upsert machine: one mutation creates and updates, as old clients and importers expect."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

import orjson
from django.db import IntegrityError

from smartvillage.core.content import access
from smartvillage.core.content.categories import category_ids
from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import ContentError, NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.parts import Part
from smartvillage.core.content.save import Saved, create_item, update_item
from smartvillage.core.content.select import fetch, sources_by_id
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import PUBLIC_ROLES, Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args
from smartvillage.surfaces.graphql.wire import number, numbers

Key = Callable[[Mapping[str, Any]], list[Any]]
Complete = Callable[[Args, dict[str, Any], Any], None]
NOT_CONTENT = frozenset({"id", "forceCreate", "pushNotification", "categoryName", "categories"})


def _as_given(_args: Args, _values: dict[str, Any], _stored: Any) -> None:
    """Changes nothing."""


def upsert(
    context: Context,
    args: Args,
    *,
    kind: Kind,
    key: Key,
    parent: Item | None = None,
    extra: Mapping[str, Any] = MappingProxyType({}),
    complete: Complete = _as_given,
    **columns: Any,
) -> Saved:
    """Create or update by id, else by external reference, else create.

    `key` gives the values that identify a record without `externalId`; none of them said, every call creates.
    Importers resend everything: what has not changed since their last time is only touched, what an editor
    changed by hand stays. `extra`: further fields of the document, `columns`: of the item's row on update.
    `complete` changes the values where the arguments alone do not say them; its third argument is the stored
    document, None when there is none.
    """
    viewer = context.viewer
    chosen = _chosen(viewer, args, kind)
    reference = None if chosen else _reference(viewer, args, kind=kind, key=key)
    known = _referenced(viewer.municipality, reference)
    target = chosen or (None if args.get("forceCreate") else known)
    access.require(access.may_update(viewer, target) if target else access.may_create(viewer, kind))
    values = {**wire_values(context, args, kind=kind), **extra}
    complete(args, values, _document(target, kind) if target else None)
    if chosen:
        replace = associations(kind)
        return update_item(
            viewer=viewer,
            item=chosen,
            values=values,
            replace=replace,
            keep_unwired=True,
            lock=True,
            **columns,
        )
    mark = hashlib.sha256(orjson.dumps(args, default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()
    if target:
        return _import_again(context, target, values, kind=kind, mark=mark, **columns)
    source, external_id = reference or ("", None)
    try:
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
    except IntegrityError:  # the same record came twice at once
        if target := _referenced(viewer.municipality, reference):
            return _import_again(context, target, values, kind=kind, mark=mark, **columns)
        raise


def upsert_all(given: Iterable[Args], save: Callable[[Args], Saved]) -> dict[str, Any]:
    """Each through the upsert machine; what fails is said in `errors`, the rest goes through."""
    errors = []
    for index, one in enumerate(given):
        try:
            save(one)
        except ContentError as error:
            errors.append(f"{index}: {error}")
    return {"status": "errors" if errors else "ok", "errors": errors}


def upserted(context: Context, saved: Saved) -> dict[str, Any]:
    """The stored record as the mutation answers it."""
    context.renew()
    if context.selected <= {"id"}:  # all that most importers ask for
        return {"id": saved.item.pk}
    return sources_by_id(ids=[saved.item.pk], municipality=context.viewer.municipality)[saved.item.pk]


def _import_again(
    context: Context, item: Item, values: dict[str, Any], *, kind: Kind, mark: str, **columns: Any
) -> Saved:
    trashed = item.state == Item.State.TRASH
    if item.fingerprint == mark and not trashed and not _always_anew(context, kind):
        with within(item.municipality_id):
            Item.objects.filter(pk=item.pk).update(touched_at=now())
        return Saved(item, _document(item, kind), (), created=False)
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
        **columns,
    )


def _document(item: Item, kind: Kind) -> Document:
    return kind.document.model_validate_json(item.document)


def wire_values(context: Context, args: Args, *, kind: Kind) -> dict[str, Any]:
    """The document's fields said by a mutation's arguments, under our own names; null means not given."""
    known = {info.alias: name for name, info in kind.document.model_fields.items() if info.alias}
    values = {
        known[name]: _with_categories(context, value, kind)
        for name, value in args.items()
        if value is not None and name not in NOT_CONTENT and name in known
    }
    named = category_numbers(context, args, tag=kind.tag)
    values["categories"] = list(dict.fromkeys([*named, *_default_categories(context, kind)]))
    return values


def category_numbers(context: Context, given: Args, *, tag: str) -> list[int]:
    """The categories an input names; unknown names become categories, but not for citizens."""
    viewer = context.viewer
    said = given.get("categories") or []
    names = [given.get("categoryName"), *(one.get("name") for one in said)]
    found = category_ids(
        municipality=viewer.municipality,
        names=names,
        tag=tag,
        create=viewer.role not in PUBLIC_ROLES,
        brought_by=viewer.client,
    )
    by_id = numbers(one.get("id") for one in said if not one.get("name"))
    return list(dict.fromkeys([*found, *structure(municipality=viewer.municipality).existing(by_id)]))


def _with_categories(context: Context, value: Any, kind: Kind) -> Any:
    """Parts in lists may name categories of their own."""
    if not isinstance(value, list):
        return value
    return [
        {**part, "categories": category_numbers(context, part, tag=kind.tag)}
        if isinstance(part, dict) and part.keys() & {"categories", "categoryName"}
        else part
        for part in value
    ]


def _default_categories(context: Context, kind: Kind) -> list[int]:
    known = structure(municipality=context.viewer.municipality)
    owner = known.organisations.get(context.viewer.organisation or 0, {"settings": {}})
    chosen = (owner["settings"].get(kind.wire_type) or {}).get("default_category_ids")
    return known.existing(numbers(chosen))


def _always_anew(context: Context, kind: Kind) -> bool:
    owner = context.structure.organisations.get(context.viewer.organisation or 0)
    settings = (owner or {}).get("settings", {}).get(kind.wire_type) or {}
    return str(settings.get("always_recreate_on_import")).lower() == "true"


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


def _chosen(viewer: Viewer, args: Args, kind: Kind) -> Item | None:
    wanted = number(args.get("id"))
    item = find_item(viewer=viewer, kind=kind.name, number=wanted) if wanted else None
    if wanted and item is None:
        raise NotFound
    return item


def _reference(viewer: Viewer, args: Args, *, kind: Kind, key: Key) -> tuple[str, str | None] | None:
    """Source and key of an importer's record; phones share one client, so nothing of theirs is found again."""
    if viewer.role == Role.APP:
        return None
    external_id = str(args.get("externalId") or "").strip()[:255] or _digest(key(args))
    return f"api:{viewer.organisation}:{kind.name}", external_id


def _referenced(municipality: int, reference: tuple[str, str | None] | None) -> Item | None:
    if reference is None or reference[1] is None:
        return None
    asked = "SELECT id FROM content_item WHERE municipality_id = %s AND source = %s AND external_id = %s"
    for (key,) in fetch(asked, [municipality, *reference]):
        with within(municipality):
            found: Item = Item.objects.get(pk=key)
        return found
    return None


def _digest(values: list[Any]) -> str | None:
    said = sorted(str(value) for value in values if value not in (None, ""))
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest() if said else None
