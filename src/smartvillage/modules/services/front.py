"""The BUS interface before Django's middleware: REST for the coming app, GraphQL for the released ones."""

from collections.abc import Iterable
from http import HTTPStatus

from smartvillage.modules.services.counting import forget_counts
from smartvillage.modules.services.tree import forget_trees
from smartvillage.modules.services.versions import forget_versions
from smartvillage.modules.services.wire import graph, rest
from smartvillage.modules.services.wire.asked import Refusal
from smartvillage.modules.services.wire.serving import refuse
from smartvillage.modules.services.wire.shelf import forget_shelf
from smartvillage.surfaces.http import Environ, StartResponse, reply


def endpoint(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """Everything below /bus/."""
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] == "OPTIONS":
        return reply(start, HTTPStatus.NO_CONTENT)
    if path.startswith(rest.BASE):
        return rest.rest(environ, start)
    if path.removesuffix("/") == graph.PATH:
        return graph.graphql(environ, start)
    return refuse(start, Refusal(HTTPStatus.NOT_FOUND, "there is no such address"))


FRONT = {"/bus/": endpoint}
ADDRESSES = {(rest.BASE + path, "get") for path in rest.CALLS} | {(graph.PATH, "get"), (graph.PATH, "post")}
"""What contract/openapi.yaml describes."""


def forget() -> None:
    """For tests that roll back."""
    for clear in (forget_shelf, forget_counts, forget_trees, forget_versions):
        clear()
