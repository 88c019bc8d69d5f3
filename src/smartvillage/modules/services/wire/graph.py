"""/bus/graphql for the released apps: the shapes of the REST wire under the names their documents use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

import orjson
from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLNonNull,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationType,
    build_schema,
    execute_sync,
    is_list_type,
)

from smartvillage.modules.services.wire import roots
from smartvillage.modules.services.wire.asked import Refusal, language
from smartvillage.modules.services.wire.serving import Question, refuse, serve
from smartvillage.modules.services.wire.shelf import KEEP_SECONDS, Answer
from smartvillage.surfaces.graphql.documents import InvalidDocument, Library
from smartvillage.surfaces.graphql.endpoint import asked
from smartvillage.surfaces.graphql.rendering import render
from smartvillage.surfaces.graphql.selecting import Selecting
from smartvillage.surfaces.graphql.standard import guarded
from smartvillage.surfaces.graphql.wire import storable
from smartvillage.surfaces.http import Environ, StartResponse, TooLarge, read_body

PATH = "/bus/graphql"
MAX_BODY = 200_000
"""Bytes; the longest document of an app has 2,000."""
ALLOW = ("Allow", "GET, HEAD, POST, OPTIONS")
NO_QUERY = Answer(b'{"errors":[{"message":"The request has no query"}]}', seconds=0)
ROOTS = {"area": roots.areas, "publicServiceTypes": roots.services}


@dataclass
class Context:
    """Who asks; `shows` is the service whose page the answer is, once that is known."""

    municipality: int
    language: str
    shows: str = ""


@cache
def schema() -> GraphQLSchema:
    """The schema with a resolver on both root fields; everything below is read by its name."""
    made = build_schema(files(__package__).joinpath("bus.graphql").read_text("utf-8"))
    assert made.query_type is not None
    for name, load in ROOTS.items():
        made.query_type.fields[name].resolve = partial(_root, load)
    return made


document = Library(schema).document


def graphql(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """One query in the body, or in the address; 200 also with errors, as Apollo needs it."""
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD", "POST"):
        return refuse(start, Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "GET and POST are offered", [ALLOW]))
    try:
        body = read_body(environ, limit=MAX_BODY) if method == "POST" else _of_address(environ)
    except TooLarge:
        return refuse(start, Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the request is too large"))
    spoken = environ.get("HTTP_ACCEPT_LANGUAGE")
    return serve(
        environ, start, sent=(environ.get("HTTP_HOST"), body, spoken), read=partial(_question, environ, body)
    )


def _of_address(environ: Environ) -> bytes:
    """`?query=&variables=&operationName=` as the body they would be."""
    said = parse_qs(environ.get("QUERY_STRING", ""))
    return orjson.dumps({name: values[-1] for name, values in said.items()})


def _question(environ: Environ, body: bytes, municipality: int) -> Question:
    spoken = language(environ)
    key = (spoken, body)
    return Question(
        key, municipality, roots.state(municipality), partial(_answer, body, Context(municipality, spoken))
    )


def _answer(body: bytes, context: Context) -> Answer:
    found = asked(body)
    if found is None:
        return NO_QUERY
    result = _executed(*found, context)
    seconds = 0.0 if result.errors else KEEP_SECONDS
    return Answer(
        render(result, data=result.data is not None or not result.errors),
        shows=context.shows,
        seconds=seconds,
    )


def _executed(
    query: str, variables: dict[str, Any], operation: str | None, context: Context
) -> ExecutionResult:
    try:
        found = document(query)
        node = found.operation(operation)
        if node.operation != OperationType.QUERY:
            raise GraphQLError("Only queries are offered")
        return execute_sync(
            schema(),
            found.node,
            context_value=context,
            variable_values=storable(variables),
            operation_name=operation or None,
            field_resolver=_field,
        )
    except InvalidDocument as error:
        return ExecutionResult(data=None, errors=error.errors)
    except GraphQLError as error:
        return ExecutionResult(data=None, errors=[error])


def _root(load: Any, _source: Any, info: GraphQLResolveInfo[Any], **args: Any) -> Any:
    selected = Selecting(info.fragments, info.variable_values).names(info.field_nodes)
    return guarded(lambda: load(info.context, args, selected))


def _field(source: Any, info: GraphQLResolveInfo[Any], **_args: Any) -> Any:
    """A shape's value; a list that may not be null is empty where nothing is known."""
    name = info.field_name
    found = OLD_FIELDS[name](source) if name in OLD_FIELDS and name not in source else source.get(name)
    if (
        found is None
        and isinstance(info.return_type, GraphQLNonNull)
        and is_list_type(info.return_type.of_type)
    ):
        return []
    return found


def _at_the_door(name: str) -> Callable[[Any], Any]:
    """What was said of the office before it was said of each address."""
    return lambda source: next((one.get(name) for one in source.get("addresses", ())), None)


OLD_FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "externalId": lambda source: source["id"],
    "city": lambda source: source.get("area", {}).get("name"),
    "elevator": _at_the_door("elevator"),
    "wheelchairAccessible": _at_the_door("wheelchairAccessible"),
}
"""Names that shapes do not have, or no longer where old documents look for them."""
