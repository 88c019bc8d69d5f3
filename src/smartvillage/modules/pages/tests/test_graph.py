"""Static contents on the wire: which version answers, and who may write."""

from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries

from smartvillage.core.content.statics import STATIC
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.rights import Right
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.execute import answer
from smartvillage.testing import Place

SAVE = """
mutation($id: ID, $name: String, $content: String, $type: String = "html", $version: String) {
  createOrUpdateStaticContent(id: $id, name: $name, content: $content, dataType: $type, version: $version,
    forceCreate: true) { id name content dataType version }
}"""
HTML = """query($name: String!, $version: String) { publicHtmlFile(name: $name, version: $version) {
  id name content dataType version updatedAt createdAt } }"""
JSON = """query($name: String!, $version: String) { publicJsonFile(name: $name, version: $version) {
  id name content dataType version } }"""
NOBODY = {"id": None, "name": None, "content": None, "dataType": None, "version": None}


def save(place: Place, name: str | None, content: str = "", role: str = "admin", **more: Any) -> Any:
    variables = {"name": name, "content": content, **more}
    return place.data(SAVE, variables, role=role)["createOrUpdateStaticContent"]


def refusal(place: Place, role: str = "admin", **variables: Any) -> list[str]:
    said = place.ask(SAVE, variables, role=role)
    assert said["data"] is None
    return [error["message"] for error in said["errors"]]


def text(place: Place, name: str, version: str | None = None) -> str:
    found: str = place.agreed(HTML, {"name": name, "version": version}, role="app")["publicHtmlFile"][
        "content"
    ]
    return found


def json(place: Place, name: str, version: str | None = None) -> Any:
    said = place.agreed(JSON, {"name": name, "version": version}, role="app")
    return said["publicJsonFile"]["content"]


@pytest.fixture
def versions(town: Place) -> Place:
    for version in (None, "4.3.0", "4.10", "5"):
        save(town, "Impressum", f"<p>{version}</p>", version=version)
    return town


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (None, None),
        ("", None),
        ("1.0.0", None),
        ("4.2.9.9", None),
        ("4.3", "4.3.0"),
        ("4.3.0", "4.3.0"),
        ("4.9.12", "4.3.0"),
        ("4.10.0", "4.10"),
        ("5.0.0", "5"),
        ("9999999999", "5"),
    ],
)
def test_the_highest_version_up_to_the_asked_one(
    versions: Place, asked: str | None, expected: str | None
) -> None:
    assert text(versions, "impressum", asked) == f"<p>{expected}</p>"


@pytest.mark.parametrize("version", ["neu", "4.3.0-beta", "4..3", "-1", "4" * 300, "٤.٣"])
def test_what_is_no_version_finds_nothing(versions: Place, version: str) -> None:
    assert text(versions, "impressum", version) == ""


def test_without_an_unversioned_one_older_apps_find_nothing(town: Place) -> None:
    save(town, "navigation", "[]", type="json", version="4.3.0")
    assert json(town, "navigation", "4.2.0") == {}
    assert json(town, "navigation") == {}
    assert json(town, "navigation", "4.3.1") == []


def test_not_found(town: Place) -> None:
    empty = {"id": None, "dataType": None, "version": None, "name": "not found"}
    found = town.agreed(HTML, {"name": "gibt-es-nicht"}, role="app")["publicHtmlFile"]
    assert found == {**empty, "content": "", "updatedAt": None, "createdAt": None}
    asked = {"name": "gibt-es-nicht", "version": "4.3.0"}
    assert town.agreed(JSON, asked, role="app")["publicJsonFile"] == {**empty, "content": {}}
    save(town, "eins", "<p>1</p>")
    assert json(town, "eins") == {}


@pytest.mark.parametrize("asked", ["wasteTypes", "wastetypes", "WASTETYPES", "wásteTypes"])
def test_names_are_compared_without_case(town: Place, asked: str) -> None:
    assert save(town, "wasteTypes", "{}", type="json")["name"] == "wastetypes"
    assert json(town, asked, "4.3.0") == {}
    assert town.data(JSON, {"name": asked})["publicJsonFile"]["name"] == "wastetypes"


def test_names_that_only_sort_alike_are_different(town: Place) -> None:
    save(town, "über uns", "Minus")
    save(town, "über_uns", "Strich")
    assert (text(town, "Über uns"), text(town, "ueber_uns"), text(town, "ueber-uns")) == (
        "Minus",
        "Strich",
        "Minus",
    )


@pytest.mark.parametrize(
    ("stored", "with_version"),
    [
        ('{"b": [1, null], "a": {"ä": 2.5}}', {"b": [1, None], "a": {"ä": 2.5}}),
        ("{kein JSON", "{kein JSON"),
        ("null", "null"),
        ("", ""),
        ("[]", []),
    ],
)
def test_json_is_parsed_for_apps_that_say_their_version(town: Place, stored: str, with_version: Any) -> None:
    save(town, "globalSettings", stored, type="json")
    assert json(town, "globalSettings") == stored
    assert json(town, "globalSettings", "4.3.0") == with_version


def test_writing(town: Place) -> None:
    made = save(town, "Über die Gemeinde!", "<p>A</p>", id="")
    assert made == {"id": made["id"], "name": "ueber-die-gemeinde", "content": "<p>A</p>", "dataType": "html",
                    "version": None}  # fmt: skip
    changed = save(town, None, "<p>B</p>", id=made["id"], version="4.3")
    assert changed == {**made, "content": "<p>B</p>", "version": "4.3"}
    assert save(town, None, "{}", id=made["id"], type="json", version="")["dataType"] == "json"
    assert json(town, "ueber-die-gemeinde") == "{}"
    assert text(town, "ueber-die-gemeinde") == ""


def test_refused_input(town: Place) -> None:
    save(town, "Impressum", "A", version="4.3")
    other = save(town, "Datenschutz", "B")
    taken = ["Invalid input: „impressum“ gibt es schon (vielleicht im Papierkorb)"]
    assert refusal(town, name="IMPRESSUM", version="4.3", content="C") == taken
    assert refusal(town, id=other["id"], name="impressum", version="4.3") == taken
    assert refusal(town, name=None) == ["Invalid input: Name muss ausgefüllt werden"]
    assert refusal(town, name="!!!") == ["Invalid input: Name muss ausgefüllt werden"]
    assert refusal(town, name="x" * 201) == ["Invalid input: Name ist zu lang"]
    assert refusal(town, name="n", type="xml") == ["Invalid input: dataType ist html oder json"]
    assert refusal(town, name="n", version="neu") == [
        "Invalid input: Die Version besteht aus Zahlen und Punkten, zum Beispiel 4.3.0"
    ]
    assert refusal(town, id="4711", name="n") == ["Record not found"]
    assert [one["name"] for one in town.data("{ publicHtmlFiles { name } }")["publicHtmlFiles"]] == [
        "datenschutz",
        "impressum",
    ]


@pytest.mark.parametrize(
    ("role", "writes"),
    [("admin", True), ("editor", True), ("user", True), ("extended_user", True), ("restricted", False),
     ("read_only", False), ("app", False)],
)  # fmt: skip
def test_roles(town: Place, role: str, writes: bool) -> None:
    made = save(town, "eins", "A")
    destroy = 'mutation($id: ID) { destroyRecord(id: $id, recordType: "StaticContent") { statusCode } }'
    if writes:
        assert save(town, "zwei", "B", role)["name"] == "zwei"
        assert save(town, "eins", "C", role, id=made["id"])["content"] == "C"
        assert town.data(destroy, {"id": made["id"]}, role=role)["destroyRecord"] == {"statusCode": 200}
        assert text(town, "eins") == ""
    else:
        assert refusal(town, role, name="zwei") == ["Access not permitted!"]
        assert save(town, "eins", "C", role, id=made["id"]) == NOBODY
        said = town.ask(destroy, {"id": made["id"]}, role=role)
        assert "errors" in said or said["data"]["destroyRecord"]["statusCode"] in (403, 404)
        assert text(town, "eins") == "A"
    assert town.agreed(HTML, {"name": "eins"}, role=role)["publicHtmlFile"]["name"] == (
        "not found" if writes else "eins"
    )


def test_authors_need_the_right(town: Place) -> None:
    none: frozenset[Right] = frozenset()
    for role, refused in (("editor", False), ("user", True), ("extended_user", True)):
        said = town.ask(SAVE, {"name": role}, role=role, rights=none)
        assert ("errors" in said) == refused


def test_a_destroyed_content_can_be_made_anew(town: Place) -> None:
    made = save(town, "Impressum", "A")
    destroy = (
        'mutation($id: ID) { destroyRecord(id: $id, recordType: "StaticContent") { id status statusCode } }'
    )
    assert town.data(destroy, {"id": made["id"]})["destroyRecord"] == {
        "id": int(made["id"]), "status": "Record destroyed", "statusCode": 200,
    }  # fmt: skip
    again = save(town, "impressum", "B")
    assert text(town, "impressum") == again["content"] == "B"


def test_one_indexed_statement_and_an_answer_that_is_kept(
    versions: Place, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    viewer = versions.viewer("app")
    variables = {"name": "impressum", "version": "4.3.0"}
    context = Context(viewer=viewer)
    with django_assert_num_queries(1) as statements:
        made = answer(query=HTML, variables=variables, operation=None, context=context)
    assert (made.cacheable, made.kinds) == (True, {STATIC})
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {statements[0]['sql']}")
            assert "USING INDEX item_sorted (municipality_id=? AND kind=? AND sort_title=?)" in str(
                cursor.fetchall()
            )


def test_municipalities_do_not_meet(town: Place, amt: Place) -> None:
    made = save(town, "Impressum", "Stadt")
    save(amt, "Impressum", "Amt")
    assert (text(town, "impressum"), text(amt, "impressum")) == ("Stadt", "Amt")
    assert refusal(amt, id=made["id"], name="impressum") == ["Record not found"]
    assert len(amt.agreed("{ publicHtmlFiles { name version } }", role="app")["publicHtmlFiles"]) == 1


@pytest.fixture
def supplying(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that knows two things of the app's settings and one list."""
    room = SimpleNamespace(
        SETTINGS={
            "bus": lambda municipality, base_url: {"uri": f"{base_url}/bus", "areaId": "1", "deep": {"a": 1}},
            "silent": lambda municipality, base_url: None,
        },
        CONTENTS={"bus-top10": lambda municipality: ["7", "8"]},
    )
    monkeypatch.setattr("smartvillage.core.content.statics._all_statics_rooms", lambda: (("news", room),))


@pytest.mark.usefixtures("supplying")
def test_modules_say_what_no_editor_has_written(town: Place) -> None:
    assert json(town, "bus-top10", "5.0.0") == ["7", "8"]
    assert json(town, "bus-top10") == '["7","8"]'
    save(town, "bus-top10", '["9"]', type="json")
    assert json(town, "bus-top10", "5.0.0") == ["9"]


@pytest.mark.usefixtures("supplying")
def test_what_editors_wrote_goes_before_what_modules_know(town: Place) -> None:
    written = '{"settings":{"bus":{"areaId":"2","deep":{"b":3}},"flat":true},"widgets":[]}'
    save(town, "globalSettings", written, type="json")
    bus = {"uri": "http://test/bus", "areaId": "2", "deep": {"a": 1, "b": 3}}
    expected = {"settings": {"bus": bus, "flat": True}, "widgets": []}
    assert json(town, "globalSettings", "5.0.0") == expected
    assert orjson.loads(json(town, "globalSettings")) == expected


@pytest.mark.usefixtures("supplying")
@pytest.mark.parametrize("written", ["[]", '{"settings": 5}', "no JSON"])
def test_settings_that_are_none_stay_as_they_are(town: Place, written: str) -> None:
    save(town, "globalSettings", written, type="json")
    assert json(town, "globalSettings") == written


@pytest.mark.usefixtures("supplying")
def test_a_module_switched_off_says_nothing(town: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(modules_off=["news"])
    forget()
    assert json(town, "bus-top10", "5.0.0") == {}
