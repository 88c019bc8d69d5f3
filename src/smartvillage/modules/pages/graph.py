"""Static contents on the wire."""

from typing import Any

import orjson

from smartvillage.core.content import access
from smartvillage.core.content.derive import own_reference
from smartvillage.core.content.errors import Invalid, NotFound, Refused
from smartvillage.core.content.find import find_item
from smartvillage.core.content.models import Item
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.save import Saved, create_item, update_item
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.statics import JSON, STATIC, find_static, statics
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.pages.document import CONFIGURATION, PAGE
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Compute, Get, Source, Spec, depends_on
from smartvillage.surfaces.graphql.upsert import upserted
from smartvillage.surfaces.graphql.wire import moment, number

KINDS = {"html": PAGE, "json": CONFIGURATION}
NOT_FOUND = "not found"


def public_html_files(context: Context, _args: Args) -> ItemQuery:
    return statics(municipality=context.viewer.municipality)


@depends_on(STATIC)
def public_html_file(context: Context, args: Args) -> Source:
    return _found(context, args, "") or {"name": NOT_FOUND, "content": ""}


@depends_on(STATIC)
def public_json_file(context: Context, args: Args) -> Source:
    """Apps that say their version get JSON, older ones its text."""
    found = _found(context, args, JSON)
    if found is None:
        return {"name": NOT_FOUND, "content": {}}
    text = found.get("content") or ""
    return {**found, "content": _parsed(text) if args.get("version") else text}


def create_or_update_static_content(context: Context, args: Args) -> Source:
    """By id an update, else a new content of a name and version that are not taken."""
    viewer, wanted = context.viewer, number(args.get("id"))
    kind = KINDS.get(args["dataType"])
    if kind is None:
        raise Invalid({"dataType": "dataType ist html oder json"})
    if not access.oversees(viewer, kind):
        if wanted:
            return {}
        raise Refused
    values = {
        name: args[said]
        for name, said in (("name", "name"), ("content", "content"), ("app_version", "version"))
        if args.get(said) is not None
    }
    item = _by_id(viewer, wanted) if wanted else _thrown_away(viewer, values)
    if item is None:
        saved = create_item(viewer=viewer, kind=kind, values=values)
    else:
        saved = _update(viewer, item, values, generic_type=kind.generic_type)
    return upserted(context, saved)


def _found(context: Context, args: Args, generic_type: str) -> Source | None:
    return find_static(
        municipality=context.viewer.municipality,
        name=args["name"],
        version=args.get("version") or "",
        generic_type=generic_type,
    )


def _parsed(text: str) -> Any:
    """The JSON of a text; the text itself when it is none."""
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return text if value is None else value


def _by_id(viewer: Viewer, wanted: int) -> Item:
    item = find_item(viewer=viewer, kind=STATIC, number=wanted)
    if item is None:
        raise NotFound
    return item


def _thrown_away(viewer: Viewer, values: dict[str, Any]) -> Item | None:
    """What has this name and version in the trash: it is taken out instead of made anew."""
    key = validated(PAGE.document, values).unique_key() or ""
    with within(viewer.municipality):
        found: Item | None = Item.objects.filter(
            source="", external_id=own_reference(STATIC, key), state=Item.State.TRASH
        ).first()
    return found


def _update(viewer: Viewer, item: Item, values: dict[str, Any], *, generic_type: str) -> Saved:
    trashed = item.state == Item.State.TRASH
    return update_item(
        viewer=viewer,
        item=item,
        values=values,
        state=Item.State.PUBLISHED if trashed else None,
        generic_type=generic_type,
        trashed_at=None,
    )


def _data_type(source: Source, _context: Context, _args: Args) -> str | None:
    if "generic_type" not in source:
        return None
    return "json" if source["generic_type"] == JSON else "html"


FILE: dict[str, Spec] = {
    "dataType": Compute(_data_type),
    "version": Get("app_version"),
    "updatedAt": Get("updated_at", convert=moment),
    "createdAt": Get("created_at", convert=moment),
}
TYPES = {"PublicHtmlFile": FILE, "PublicJsonFile": FILE}
QUERIES = {
    "publicHtmlFiles": public_html_files,
    "publicHtmlFile": public_html_file,
    "publicJsonFile": public_json_file,
}
MUTATIONS = {"createOrUpdateStaticContent": create_or_update_static_content}
