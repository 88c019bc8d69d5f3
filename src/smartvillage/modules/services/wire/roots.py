"""The two questions of /bus/graphql. The Land is the municipality's own: these apps do not say it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

from graphql import GraphQLError

from smartvillage.modules.services.overlay import overlay
from smartvillage.modules.services.queries import Node, Tree, tree
from smartvillage.modules.services.wire.areas import area_shape
from smartvillage.modules.services.wire.asked import FURTHEST, Asked
from smartvillage.modules.services.wire.made import Shape
from smartvillage.modules.services.wire.reading import named, summary, whole_service
from smartvillage.modules.services.wire.upstream import upstream_service, upstream_services

T = TypeVar("T")
SUMMARY = frozenset({"externalId", "name", "__typename"})
"""What a list has; whoever asks for more gets whole services, for as many as a screen shows."""
MOST_WHOLE = 50
Args = Mapping[str, Any]


class Asking(Protocol):
    """Who asks; `shows` becomes the service whose page the answer is."""

    municipality: int
    language: str
    shows: str


def areas(context: Asking, args: Args, _selected: frozenset[str]) -> list[Shape]:
    """The municipality's own place and those below it, as apps show them all."""
    word = str(args.get("search") or "").casefold()
    own = overlay(municipality=context.municipality).home
    if own.area is None:
        return []
    found = [own.area, *tree(own.state).below(own.area.id)]
    shapes = [_area_shape(node, tree(own.state)) for node in found]
    return _part([one for one in shapes if word in one["name"].casefold()], args)


def services(context: Asking, args: Args, selected: frozenset[str]) -> list[Shape]:
    """Rows for a list, whole services for a page; an unknown place or id yields none."""
    where = (("areaId", (args["areaId"],)),)
    asked = Asked(context.municipality, state(context.municipality), context.language, "graphql", where)
    ids = args.get("externalIds")
    there = [summary(row) for row in named(asked, public_ids=ids).rows]
    rows = _part(there or upstream_services(asked, ids), args)
    if selected <= SUMMARY:
        return rows
    if len(rows) > MOST_WHOLE:
        raise GraphQLError(f"Ask for {MOST_WHOLE} services at most with their texts and offices")
    whole = (_whole(asked, row["id"], known=bool(there)) for row in rows)
    found = [_for_old_apps(shape) for shape in whole if shape]
    if ids is not None and len(found) == 1:
        context.shows = found[0]["id"]
    return found


def _whole(asked: Asked, identifier: str, *, known: bool) -> Shape | None:
    """From the catalogue, or from the upstream where that named the service."""
    if not known:
        return upstream_service(asked, identifier)
    found = whole_service(asked, identifier)
    return found[0] if found else None


def _area_shape(node: Node, known: Tree) -> Shape:
    above = known.nodes.get(node.parent or 0)
    return {**area_shape(node), "parentId": above.public_id if above else None, "level": node.level}


def _for_old_apps(shape: Shape) -> Shape:
    """Old apps show forms only, and only those of offices: online services and forms hang on the first office."""
    online = [
        {"id": one["id"], "name": one.get("name"), "links": one.get("links", [])}
        for one in shape["onlineServices"]
    ]
    units = [{**unit, "forms": []} for unit in shape["organisationalUnits"]]
    for unit in units[:1]:
        unit["forms"] = [*online, *shape["forms"]]
        unit["form"] = next(iter(unit["forms"]), None)
    return {**shape, "organisationalUnits": units}


def state(municipality: int) -> str:
    return overlay(municipality=municipality).home.state


def _part(rows: Sequence[T], args: Args) -> list[T]:
    start = min(max(args.get("offset") or 0, 0), FURTHEST)
    limit = args.get("limit")
    return list(rows[start:] if limit is None else rows[start : start + max(limit, 0)])
