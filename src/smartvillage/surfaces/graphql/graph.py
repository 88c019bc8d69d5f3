"""The shared part of the wire: parts, organisations, categories, and verbs for every kind of item."""

from typing import Any

from smartvillage.core.content.structure import Structure
from smartvillage.kit.words import sort_key
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.recordverbs import change_visibility, create_categories, destroy_record
from smartvillage.surfaces.graphql.specs import Args, Compute, Get, Source, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.wire import absolute, moment, numbers


def _flag(value: Any) -> str:
    return "true" if value else "false"


def _url(source: Source, context: Context, _args: Args) -> str | None:
    return absolute(source.get("url"), context)


def _parent(source: Source, context: Context, _args: Args) -> Source | None:
    return context.structure.categories.get(source["parent"])


def _children(source: Source, context: Context, _args: Args) -> list[Source]:
    return [context.structure.categories[key] for key in source["children"]]


@depends_on()
def categories(context: Context, args: Args) -> list[Source]:
    """All categories, roots and children mixed; `tagList` says for which kinds they may be used."""
    found = list(context.structure.categories.values())
    if args.get("ids") is not None:
        wanted = set(numbers(args["ids"]))
        found = [row for row in found if row["id"] in wanted]
    if args.get("excludeIds"):
        unwanted = set(numbers(args["excludeIds"]))
        found = [row for row in found if row["id"] not in unwanted]
    if tags := {tag for tag in args.get("tagList") or () if tag}:
        found = [
            row for row in found if _tagged(set(row["tags"]), tags, args.get("taggingStrategy") or "ANY")
        ]
    for order in reversed([order for order in args.get("order") or () if order]):
        key, _, direction = order.partition("_")
        found.sort(key=lambda row: _rank(row, key), reverse=direction == "DESC")
    skip = max(args.get("skip") or 0, 0)
    limit = args.get("limit")
    return found[skip : skip + max(limit, 0)] if limit is not None else found[skip:]


def _tagged(own: set[str], asked: set[str], strategy: str) -> bool:
    match strategy:
        case "ALL":
            return asked <= own
        case "EXCLUDE":
            return not asked & own
    return bool(asked & own)


def _rank(row: Source, key: str) -> tuple[Any, ...]:
    match key:
        case "name":
            return (sort_key(row["name"]), row["id"])
        case "position":
            return (row["position"] is None, row["position"] or 0, row["id"])
        case "id":
            return (row["id"],)
    return (row[{"createdAt": "created_at", "updatedAt": "updated_at"}[key]], row["id"])


@depends_on()
def category_tree(context: Context, _args: Args) -> list[Any]:
    """`{id, name, ancestry, children}` by name, roots on top; ancestry as "1/2"."""
    return [
        _branch(context.structure, row, "")
        for row in sorted(context.structure.roots(), key=lambda row: _rank(row, "name"))
    ]


def _branch(known: Structure, row: Source, ancestry: str) -> dict[str, Any]:
    below = f"{ancestry}/{row['id']}".lstrip("/")
    children = sorted(
        (known.categories[key] for key in row["children"]), key=lambda child: _rank(child, "name")
    )
    return {
        "id": row["id"],
        "name": row["name"],
        "ancestry": ancestry or None,
        "children": [_branch(known, child, below) for child in children],
    }


def _blank(key: str) -> Get:
    """Absent dates and times are empty texts."""
    return Get(key, absent="")


TYPES: dict[str, TypeSpecs] = {
    "Category": {
        "parent": Compute(_parent),
        "children": Compute(_children),
        "tagList": Compute(lambda source, _context, _args: ", ".join(source["tags"]) or None),
        "createdAt": Get("created_at", convert=moment),
        "updatedAt": Get("updated_at", convert=moment),
    },
    "WebUrl": {"url": Compute(_url)},
    "Date": {
        "dateStart": _blank("date_start"),
        "dateEnd": _blank("date_end"),
        "timeStart": _blank("time_start"),
        "timeEnd": _blank("time_end"),
        "useOnlyTimeDescription": Get("use_only_time_description", convert=_flag),
    },
    "OpeningHour": {
        "dateFrom": _blank("date_from"),
        "dateTo": _blank("date_to"),
        "timeFrom": _blank("time_from"),
        "timeTo": _blank("time_to"),
    },
}

QUERIES = {"categories": categories, "categoryTree": category_tree}
MUTATIONS = {
    "destroyRecord": destroy_record,
    "changeVisibility": change_visibility,
    "createCategories": create_categories,
}
