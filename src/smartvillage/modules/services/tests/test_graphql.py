"""/bus/graphql as apps 2.4 to 4.3 ask it: their documents, Apollo's __typename included."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from graphql import build_schema, find_breaking_changes, parse, validate

from smartvillage.modules.services.tests.catalogue import Catalogue
from smartvillage.modules.services.wire.graph import schema
from smartvillage.testing import Reply, call, shared

HOST = "bad-belzig.localhost"
LIST = """query getServices($areaId: ID!, $ids: [ID!]) {
  publicServiceTypes(areaId: $areaId, externalIds: $ids) { id: externalId name __typename } }"""
START = """query getAreasAndTop10($areaId: ID!, $ids: [ID!]) {
  area { areaId: externalId value: name __typename }
  publicServiceTypes(areaId: $areaId, externalIds: $ids) { id: externalId name __typename } }"""
PARTS = """
fragment addressFields on Address { street houseNumber zipcode area { name __typename } elevator
  wheelchairAccessible __typename }
fragment communicationFields on Communication { type { id key name __typename } value __typename }"""
DETAIL = (
    """query getService($areaId: ID!, $externalIds: ID!) {
  publicServiceTypes(areaId: $areaId, externalIds: [$externalIds]) {
    id: externalId name __typename
    organisationalUnits { id: externalId name addresses { ...addressFields }
      communications { ...communicationFields } openingHours forms { name links { url } } __typename }
    persons { id: externalId title firstName lastName department room position
      addresses { ...addressFields } communication { ...communicationFields } __typename }
    textBlocks { type { id key name description __typename } name text externalLinks { name url } }
  } }"""
    + PARTS
)
OLD_DETAIL = """query getService($areaId: ID!, $externalIds: ID!) {
  publicServiceTypes(areaId: $areaId, externalIds: [$externalIds]) { organisationalUnits {
    elevator wheelchairAccessible form { name } addresses { city } paymentMethods { name } } } }"""


def ask(query: str, variables: Any = None, **headers: str) -> Reply:
    return call("/bus/graphql", {"query": query, "variables": variables or {}}, host=HOST, **headers)


def services(query: str, **variables: Any) -> list[Any]:
    said = ask(query, {"areaId": "10004", **variables}).json
    assert "errors" not in said, said
    found: list[Any] = said["data"]["publicServiceTypes"]
    return found


def test_nothing_of_the_contract_is_missing_or_narrower() -> None:
    contract = build_schema(Path(shared("contract/bus.graphql")).read_text("utf-8"))
    assert [change.description for change in find_breaking_changes(contract, schema())] == []
    for document in (LIST, START, DETAIL, OLD_DETAIL):
        assert validate(contract, parse(document)) == []


def test_every_kind_of_type_has_its_own_name() -> None:
    """Apollo keeps records by type and id: a shared one would overwrite headings."""
    kinds = {
        str(schema().type_map[owner].fields["type"].type).rstrip("!")  # type: ignore[attr-defined]
        for owner in ("Communication", "TextBlock", "TransportationLine")
    }
    assert len(kinds) == 3


@pytest.mark.usefixtures("catalogue")
def test_the_start_screen() -> None:
    said = ask(START, {"areaId": "10004", "ids": ["2", "99"]}).json["data"]
    assert said["area"] == [
        {"areaId": "10004", "value": "Bad Belzig", "__typename": "Area"},
        {"areaId": "3679", "value": "Hagelberg", "__typename": "Area"},
    ]
    assert said["publicServiceTypes"] == [
        {"id": "2", "name": "Personalausweis beantragen", "__typename": "PublicServiceType"}
    ]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("area", "ids", "expected"),
    [
        ("10004", None, ["100004711", "2", "a/b c"]),
        ("3679", None, ["100004711", "2", "a/b c", "3"]),
        ("10004", ["3", "a/b c"], ["a/b c"]),
        ("10004", [], []),
        ("nowhere", None, []),
    ],
)
def test_lists(area: str, ids: list[str] | None, expected: list[str]) -> None:
    assert [row["id"] for row in services(LIST, areaId=area, ids=ids)] == expected


@pytest.mark.usefixtures("catalogue")
def test_a_service_s_page() -> None:
    [said] = services(DETAIL, externalIds="100004711")
    [office] = said["organisationalUnits"]
    assert office["addresses"][0]["area"]["name"] == "Bad Belzig"
    assert office["communications"][0]["type"]["key"] == "TELEFON"
    assert office["forms"] == [
        {"name": "Reha online", "links": [{"url": "https://online.example.org"}]},
        {"name": "Antrag", "links": [{"url": "https://stadt.example.org/antrag.pdf"}]},
    ]
    assert said["persons"][0]["communication"][0]["value"] == "+49 30 23125 000"
    assert [block["type"]["name"] for block in said["textBlocks"]][:3] == ["Teaser", "Kurztext", "Volltext"]
    assert services(DETAIL, externalIds="99999") == []


@pytest.mark.usefixtures("catalogue")
def test_the_oldest_documents() -> None:
    [said] = services(OLD_DETAIL, externalIds="100004711")
    assert said["organisationalUnits"] == [
        {
            "elevator": None,
            "wheelchairAccessible": True,
            "form": {"name": "Reha online"},
            "addresses": [{"city": "Bad Belzig"}, {"city": "Bad Belzig"}],
            "paymentMethods": [{"name": "Bar"}],
        }
    ]


@pytest.mark.usefixtures("catalogue")
def test_the_query_may_stand_in_the_address() -> None:
    reply = call(f"/bus/graphql?query={quote('{ area { name } }')}", method="GET", host=HOST)
    assert [area["name"] for area in reply.json["data"]["area"]] == ["Bad Belzig", "Hagelberg"]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "has no query"),
        (b"[]", "has no query"),
        (b'{"query": 1}', "has no query"),
        (b'{"query": "{ nothing }"}', "Cannot query field 'nothing'"),
        (b'{"query": "{"}', "Syntax Error"),
        (b'{"query": "mutation { a }"}', "mutation operation is not supported"),
        (b'{"query": "query($id: ID!) { publicServiceTypes(areaId: $id) { name } }"}', "to be provided"),
        (b'{"query": "' + b"{ area " * 40 + b"{ name }" + b"}" * 40 + b'"}', "nested deeper"),
    ],
)
def test_mistakes_are_told_in_graphql_s_form(body: bytes, said: str) -> None:
    reply = call("/bus/graphql", body, host=HOST)
    assert reply.status == 200
    assert said in reply.json["errors"][0]["message"]


def test_more_than_a_screen_s_worth_of_pages_is_too_much(catalogue: Catalogue) -> None:
    for number in range(60):
        catalogue.service(f"s{number}", f"Leistung {number}")
    said = ask(DETAIL.replace("externalIds: [$externalIds]", ""), {"areaId": "10004", "externalIds": "1"})
    assert "variable" in said.json["errors"][0]["message"].lower()
    said = ask("{ publicServiceTypes(areaId: 10004) { name textBlocks { text } } }")
    assert "50 services at most" in said.json["errors"][0]["message"]


@pytest.mark.usefixtures("catalogue")
def test_the_second_phone_gets_the_kept_answer() -> None:
    first, second = (ask(LIST, {"areaId": "10004"}) for _ in range(2))
    assert (first.headers["X-Cache"], second.headers["X-Cache"]) == ("miss", "hit")
    assert first.body == second.body
    again = ask(LIST, {"areaId": "10004"}, if_none_match=second.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
