"""Static contents on the wire."""

from typing import Any

import orjson

from smartvillage.core.content import access
from smartvillage.core.content.errors import Invalid, Refused
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.statics import JSON, STATIC, completed, find_static, statics, supplied
from smartvillage.kit.words import static_name
from smartvillage.modules.pages.actions import BY_DATA_TYPE, save_static
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Compute, Get, Source, Spec, depends_on
from smartvillage.surfaces.graphql.upsert import upserted
from smartvillage.surfaces.graphql.wire import moment, number

NOT_FOUND = "not found"
SETTINGS = static_name("globalSettings")


def public_html_files(context: Context, _args: Args) -> ItemQuery:
    return statics(municipality=context.viewer.municipality)


@depends_on(STATIC)
def public_html_file(context: Context, args: Args) -> Source:
    return _found(context, args, "") or {"name": NOT_FOUND, "content": ""}


@depends_on(STATIC)
def public_json_file(context: Context, args: Args) -> Source:
    """Apps that say their version get JSON, older ones its text. Modules say what no editor has written."""
    found = _found(context, args, JSON)
    if found is None:
        return _supplied(context, args)
    text = _with_host(found.get("content") or "", context)
    if found["name"] == SETTINGS:
        text = _completed(text, context)
    return {**found, "content": _parsed(text) if args.get("version") else text}


def _with_host(text: str, context: Context) -> str:
    """Pictures of our library with the host: the app has none to add, and the desk stores what holds on every host."""
    return text.replace('"/medien/', f'"{context.base_url}/medien/') if context.base_url else text


def _supplied(context: Context, args: Args) -> Source:
    value = supplied(municipality=context.viewer.municipality, name=args["name"])
    if value is None:
        return {"name": NOT_FOUND, "content": {}}
    return {"name": args["name"], "content": value if args.get("version") else orjson.dumps(value).decode()}


def _completed(text: str, context: Context) -> str:
    """The app's settings with what modules know; what is no object stays as it is."""
    said = _parsed(text)
    settings = said.get("settings", {}) if isinstance(said, dict) else None
    if not isinstance(settings, dict):
        return text
    whole = completed(settings, municipality=context.viewer.municipality, base_url=context.base_url)
    return text if whole == settings else orjson.dumps({**said, "settings": whole}).decode()


def create_or_update_static_content(context: Context, args: Args) -> Source:
    """By id an update, else a new content of a name and version that are not taken."""
    viewer, wanted = context.viewer, number(args.get("id"))
    kind = BY_DATA_TYPE.get(args["dataType"])
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
    return upserted(context, save_static(viewer=viewer, kind=kind, values=values, wanted=wanted))


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
