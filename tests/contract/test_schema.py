"""Our schema keeps every name, type and argument of the contract, and the app's questions are valid in both."""

from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema, find_breaking_changes, parse, validate

from smartvillage.surfaces.graphql.registry import wire
from tests.contract.documents import documents

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contract" / "datahub.graphql"


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    if not CONTRACT.exists():
        pytest.skip("shared/contract does not lie beside the project")
    return build_schema(CONTRACT.read_text("utf-8"))


def test_nothing_of_the_contract_is_missing_or_narrower(contract: GraphQLSchema) -> None:
    assert [change.description for change in find_breaking_changes(contract, wire().schema)] == []


@pytest.mark.parametrize("name", documents())
def test_the_app_s_questions_are_valid_by_the_contract(contract: GraphQLSchema, name: str) -> None:
    assert validate(contract, parse(documents()[name])) == []
