"""The schema's description is worked out once, however the question is laid out."""

import orjson
import pytest
from graphql import build_client_schema, find_breaking_changes, get_introspection_query

from smartvillage.core.people.viewer import citizen
from smartvillage.surfaces.graphql import introspection
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.execute import answer
from smartvillage.surfaces.graphql.registry import wire


def said(query: str, operation: str | None = None) -> bytes:
    return answer(query=query, variables={}, operation=operation, context=Context(viewer=citizen(1))).body


def test_what_is_described_is_the_wire() -> None:
    described = build_client_schema(orjson.loads(said(get_introspection_query()))["data"])
    assert find_breaking_changes(wire().schema, described) == []


@pytest.mark.parametrize("layout", [" ".join, "\n\n# as others write it\n".join])
def test_the_first_question_after_a_start_is_known(layout: object, monkeypatch: pytest.MonkeyPatch) -> None:
    introspection.warm_up()
    monkeypatch.setattr(introspection, "execute_standard", None)
    assert callable(layout)
    assert b"EventRecord" in said(layout(get_introspection_query().split()))


def test_each_operation_of_a_document_has_its_own_answer() -> None:
    two = "query A { __schema { queryType { name } } } query B { __schema { mutationType { name } } }"
    assert said(two, "A") == b'{"data":{"__schema":{"queryType":{"name":"Query"}}}}'
    assert said(two, "B") == b'{"data":{"__schema":{"mutationType":{"name":"Mutation"}}}}'
