"""The compiled path answers what graphql-core's executor answers, for documents nobody thought of."""

import json
import logging
import random

import pytest
from graphql import GraphQLError, parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import queries

from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import InvalidDocument, document
from smartvillage.surfaces.graphql.execute import answer
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.surfaces.graphql.rendering import render
from smartvillage.surfaces.graphql.standard import execute_standard
from smartvillage.testing import Place

ROOTS = sorted(wire().queries)
SETTINGS = settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@pytest.fixture
def filled(town: Place) -> Place:
    """A few news with and without everything."""
    random.seed(1)
    for index in range(6):
        blocks = ", ".join(
            f'{{title: "B{index}{n}", body: "<p>ä {n}</p>", mediaContents: [{{contentType: "image", width: {n},'
            f' sourceUrl: {{url: "/medien/{n}.jpg"}}}}]}}'
            for n in range(index % 3)
        )
        town.data(
            f'mutation {{ createNewsItem(title: "N{index}", externalId: "{index}", contentBlocks: [{blocks}],'
            f' categoryName: "K{index % 2}", payload: {{a: [1, {{b: null}}]}}, publishedAt: "2025-0{index + 1}-01") {{ id }} }}'
        )
    return town


@given(data=st.data())
@SETTINGS
def test_any_document_gets_the_same_answer_from_both(filled: Place, data: st.DataObject) -> None:
    logging.disable(logging.CRITICAL)
    root = data.draw(st.sampled_from(ROOTS))
    text = data.draw(queries(wire().schema, fields=[root]))
    if "RAND" in text:
        return
    for role in ("admin", "app"):
        viewer = filled.viewer(role)
        ours = answer(
            query=text, variables={}, operation=None, context=Context(viewer=viewer, base_url="http://test")
        )
        context = Context(viewer=viewer, base_url="http://test")
        try:
            found = document(text)
        except (GraphQLError, InvalidDocument):  # what the checks refuse is refused in GraphQL's form
            assert _is_refusal(ours.body)
            return
        theirs = render(execute_standard(found, found.operation(None), {}, context))
        assert _without_tickets(ours.body) == _without_tickets(theirs), parse(text)


def _is_refusal(body: bytes) -> bool:
    return bool(json.loads(body)["errors"][0]["message"])


def _without_tickets(body: bytes) -> object:
    said = json.loads(body)
    for error in said.get("errors", []):
        assert not error["message"].startswith("Internal error"), error
    return said
