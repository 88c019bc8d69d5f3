"""Empty answers, see decision 0008."""

from typing import Any

from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, depends_on


@depends_on()
def nothing_listed(_context: Context, _args: Args) -> list[Any]:
    return []


@depends_on()
def nothing_found(_context: Context, _args: Args) -> None:
    return None


@depends_on()
def empty_object(_context: Context, _args: Args) -> dict[str, Any]:
    return {}


QUERIES = {
    "widgets": nothing_listed,
    "widget": nothing_found,
    "reports": nothing_listed,
    "directus": empty_object,
}
