"""The REST wire as app 5 uses it: calls, envelopes, and what would break the app."""

from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
import pytest

from smartvillage.modules.services.models import OwnOffice, OwnService
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.testing import Place, Reply, call, shared

pytestmark = pytest.mark.usefixtures("catalogue")
AREA = "10004"
HOST = "bad-belzig.localhost"


def get(path: str, *, state: str = "BB", host: str = HOST, **headers: Any) -> Reply:
    """A request as servers hand it on: the path without its percent signs, byte by byte."""
    path, _, query = path.partition("?")
    target = f"/bus/api/v1/{unquote_to_bytes(path).decode('latin-1')}?{query}"
    known: dict[str, Any] = {"accept_language": "de-DE", "x_federal_state": state} if state else {}
    return call(target, method="GET", host=host, **(known | headers))


def ids(reply: Reply) -> list[str]:
    assert reply.status == 200, reply.body
    return [row["object"]["id"] for row in reply.json["results"]]


def found(path: str) -> list[Any]:
    return [row["object"] for row in get(path).json["results"]]


def detail(identifier: str = "100004711", **headers: str) -> Any:
    return get(f"pstExtended/{identifier}?areaId={AREA}", **headers).json


def test_the_list_of_a_place_by_name() -> None:
    reply = get(f"pst/find?areaId={AREA}&limit=500&offset=0&searchWord=&selectAttributes=id,name")
    assert ids(reply) == ["100004711", "2", "a/b c"]
    assert reply.json["count"] == reply.json["totalCount"] == 3
    assert reply.headers["Total-Item-Count"] == "3"
    assert reply.json["results"][1]["object"] == {"id": "2", "name": "Personalausweis beantragen"}


def test_pages_together_are_the_list() -> None:
    whole = ids(get(f"pst/find?areaId={AREA}"))
    parts = [get(f"pst/find?areaId={AREA}&limit=1&offset={offset}") for offset in range(4)]
    assert [one for part in parts for one in ids(part)] == whole
    assert {part.headers["Total-Item-Count"] for part in parts} == {"3"}


@pytest.mark.parametrize("area", ["10004", "12069020", "120690020020", "14806", ""])
def test_a_place_by_each_of_its_numbers(area: str) -> None:
    assert ids(get(f"pst/find?areaId={area}")) == ["100004711", "2", "a/b c"]


def test_a_village_has_what_its_town_has_and_its_own() -> None:
    assert ids(get("pst/find?areaId=3679")) == ["100004711", "2", "a/b c", "3"]


@pytest.mark.parametrize(
    "path",
    [
        "pst/find?areaId=99999",
        "pstExtended/find?areaId=99999&searchWord=Ausweis",
        "ou/findByCompetence?areaId=99999&pstId=100004711",
        f"ou/findByCompetence?areaId={AREA}&pstId=99999",
        f"person/find?areaId={AREA}&pstId=99999",
        f"form/find?areaId={AREA}&pstId=a/b%20c",
        f"os/findByCompetence?areaId={AREA}&pstId=99999",
        f"pstCategory/find?areaId={AREA}&parentId=99999",
        f"pstCategory/find?areaId={AREA}&searchWord=Nichts",
    ],
)
def test_what_nobody_knows_is_an_empty_list(path: str) -> None:
    reply = get(path)
    assert ids(reply) == []
    assert reply.headers["Total-Item-Count"] == "0"


def test_words_begin_words_of_the_name() -> None:
    assert ids(get(f"pst/find?areaId={AREA}&searchWord=ausw")) == []
    assert ids(get(f"pst/find?areaId={AREA}&searchWord=PERSON%20bean")) == ["2"]


def test_the_page_of_a_service_has_its_blocks_by_the_names_apps_know() -> None:
    said = detail()
    assert (said["id"], said["name"], said["type"]) == ("100004711", "Ausbildungsgeld beantragen", "LOV")
    blocks = {block["type"]["name"]: block for block in said["textBlocks"]}
    assert list(blocks) == [
        "Teaser",
        "Kurztext",
        "Volltext",
        "Fristen",
        "Kosten (Gebühren, Auslagen, etc.)",
        "Rechtsgrundlage(n)",
    ]
    assert blocks["Kurztext"]["text"] == "<p>Geld während der Ausbildung.</p>"
    assert blocks["Volltext"]["text"] == "<p>Alles dazu.</p>"
    assert blocks["Fristen"]["text"] == "<ul><li>Widerspruch: 1 Monat</li></ul>"
    assert blocks["Kosten (Gebühren, Auslagen, etc.)"]["text"] == "<ul><li>Gebühr: 1.026,50 Euro</li></ul>"
    assert blocks["Rechtsgrundlage(n)"]["externalLinks"] == [
        {"name": "§ 1", "url": "https://gesetze.example.org/1"}
    ]
    assert said["charges"] == [{"type": "FIX", "name": "Gebühr", "currency": "EUR", "amount": 1026.5}]
    assert said["periods"] == [{"type": "SPAN", "name": "Widerspruch", "timeSpan": 1, "periodUnit": "MONTH"}]


def test_online_services_come_in_both_forms() -> None:
    [online] = detail()["onlineServices"]
    assert (online["link"], online["linkTitle"]) == ("https://online.example.org", "Reha online")
    assert online["links"] == [{"url": "https://online.example.org", "name": "Reha online"}]


def test_another_language_where_there_is_one() -> None:
    english = get(f"pst/100004711?areaId={AREA}", accept_language="en-GB,en;q=0.7")
    assert english.headers["Content-Language"] == "en"
    assert english.json["name"] == "Apply for a training grant"
    french = get(f"pst/100004711?areaId={AREA}", accept_language="fr")
    assert (french.headers["Content-Language"], french.json["name"]) == ("de", "Ausbildungsgeld beantragen")
    assert (
        get(f"pst/100004711?areaId={AREA}", accept_language="de_DE").json["name"]
        == "Ausbildungsgeld beantragen"
    )


def test_offices_people_and_forms() -> None:
    [office] = found(f"ou/findByCompetence?areaId={AREA}&pstId=100004711&limit=500&offset=0")
    assert office["addresses"][0]["area"] == {"id": "120690020020", "name": "Bad Belzig"}
    assert office["addresses"][0]["transportationStops"][0]["lines"][0]["type"]["name"] == "Bus"
    assert [one["type"]["key"] for one in office["communications"]] == ["TELEFON", "TELEFON", "EMAIL", "WWW"]
    assert office["communications"][0]["value"] == "+49 30 23125 000"
    assert office["openingHours"] == "<p>Montag 9–12 Uhr</p>"
    [person] = found(f"person/find?areaId={AREA}&pstId=100004711")
    assert person["lastName"] == "Mustermann"
    assert person["communication"][0]["type"]["key"] == "TELEFON"
    [form] = found(f"form/find?areaId={AREA}&pstId=100004711")
    assert form["links"][0]["mimeType"] == "application/pdf"
    assert form["publicServiceTypes"] == [{"id": "100004711", "name": "Ausbildungsgeld beantragen"}]


def test_what_is_unknown_is_left_out_and_never_null() -> None:
    paths = [
        f"pstExtended/100004711?areaId={AREA}",
        f"service/100004711/full?areaId={AREA}",
        f"ou/findByCompetence?areaId={AREA}&pstId=100004711",
        f"person/find?areaId={AREA}&pstId=100004711",
        f"form/find?areaId={AREA}&pstId=100004711",
        f"pstCategory/find?areaId={AREA}&parentId=1000000",
        "political-area/search?searchWords=bel*",
        "ou/300001",
    ]
    for path in paths:
        assert b"null" not in get(path).body, path
    [office] = found(f"ou/findByCompetence?areaId={AREA}&pstId=100004711")
    assert "elevator" not in office["addresses"][0]
    [person] = found(f"person/find?areaId={AREA}&pstId=100004711")
    assert "firstName" not in person


def test_everything_in_one_answer_is_what_the_four_say() -> None:
    whole = get(f"service/100004711/full?areaId={AREA}").json
    assert {name: whole[name] for name in detail()} == detail()
    for name, path in (
        ("organisationalUnits", "ou/findByCompetence"),
        ("persons", "person/find"),
        ("forms", "form/find"),
        ("onlineServices", "os/findByCompetence"),
    ):
        assert whole[name] == found(f"{path}?areaId={AREA}&pstId=100004711"), name


def test_life_situations() -> None:
    root = "Lebenslagen%20f%C3%BCr%20B%C3%BCrgerinnen%20und%20B%C3%BCrger"
    said = found(f"pstCategory/find?searchWord={root}&limit=500&areaId={AREA}&selectAttributes=id,name")
    assert said == [{"id": "1000000", "name": "Lebenslagen für Bürgerinnen und Bürger"}]
    wanted = "id,name,description,parentId,position,image,publicServiceTypes"
    birth, training = found(
        f"pstCategory/find?parentId=1000000&limit=500&areaId={AREA}&selectAttributes={wanted}"
    )
    assert (birth["name"], birth["publicServiceTypes"]) == ("Geburt", [])
    assert (training["parentId"], training["position"], training["description"]) == ("1000000", 2, "Lernen")
    assert [one["id"] for one in training["publicServiceTypes"]] == ["100004711", "2"]
    assert get("pstCategory/1010000").json["name"] == "Ausbildung"


def test_places() -> None:
    assert get("political-area/10004").json == {
        "id": "10004",
        "name": "Bad Belzig",
        "nameShort": "Bad Belzig",
        "displayName": "Bad Belzig",
        "ars": "120690020020",
        "ags": "12069020",
    }
    said = get("political-area/search?searchWords=hag*").json["values"]
    assert [(one["id"], one["displayName"], one["ags"]) for one in said] == [
        ("3679", "Bad Belzig - OT Hagelberg", "12069020")
    ]
    assert get("political-area/search?searchWords=bad*&searchWords=bel*").json["values"][0]["id"] == "10004"
    assert get("political-area/search").json == {"values": []}


def test_what_the_municipality_says_goes_before_the_catalogue(town: Place) -> None:
    assert get(f"pstExtended/2?areaId={AREA}").status == 200
    OwnService.objects.create(municipality_id=town.id, service="2", hidden=True)
    note = {
        "html": "<p>Bitte klingeln.</p><script>1</script>",
        "links": [{"url": "https://wir.example.org", "name": "Wir"}],
    }
    OwnService.objects.create(municipality_id=town.id, service="100004711", **note)
    hours = [{"weekday": "Montag", "time_from": "08:00", "time_to": "10:00", "open": True}]
    own = {"hours": hours, "appointment_url": "https://termin.example.org"}
    OwnOffice.objects.create(municipality_id=town.id, office="300001", **own)
    bump_overlay(municipality=town.id)
    assert ids(get(f"pst/find?areaId={AREA}")) == ["100004711", "a/b c"]
    assert get(f"pstExtended/2?areaId={AREA}").status == 404
    notes = {block["type"]["name"]: block for block in detail()["textBlocks"]}["Hinweise (Besonderheiten)"]
    assert notes["text"] == "<p>Bitte klingeln.</p>"
    assert notes["externalLinks"] == [{"name": "Wir", "url": "https://wir.example.org"}]
    [office] = found(f"ou/findByCompetence?areaId={AREA}&pstId=100004711")
    assert office["openingHours"].startswith("<p>Montag: 8–10 Uhr<br>Dienstag: geschlossen")
    assert office["onlineAppointment"]["link"] == "https://termin.example.org"


def test_the_neighbour_sees_nothing_of_it(town: Place, amt: Place) -> None:
    OwnService.objects.create(municipality_id=town.id, service="2", hidden=True)
    bump_overlay(municipality=town.id)
    assert ids(get(f"pst/find?areaId={AREA}", host="amt-niemegk.localhost")) == ["100004711", "2", "a/b c"]
    assert ids(get(f"pst/find?areaId={AREA}")) == ["100004711", "a/b c"]


def test_changes_go_on_where_they_ended() -> None:
    assert get("changes?since=0").json == {"next": 0, "changes": []}


@pytest.mark.parametrize(
    ("path", "state", "status"),
    [
        ("pst/find", "", 400),
        ("pst/find", "XX", 400),
        ("pst/find", "BE", 400),
        ("pst/find?limit=many", "BB", 400),
        ("pst/find?offset=-1", "BB", 400),
        ("ou/findByCompetence?areaId=10004", "BB", 400),
        ("changes?since=gestern", "BB", 400),
        ("political-area/99999", "BB", 404),
        ("pst/99999", "BB", 404),
        ("pstExtended/a%2Fb%20d", "BB", 404),
        ("pst/..%2F..%2Fetc", "BB", 404),
        ("pst/%00", "BB", 404),
        ("pst/%ff%fe", "BB", 404),
        ("ou/99999", "BB", 404),
        ("pstCategory/99999", "BB", 404),
        ("nothing", "BB", 404),
        ("", "BB", 404),
    ],
)
def test_mistakes_are_told_in_the_clients_form(path: str, state: str, status: int) -> None:
    reply = get(path, state=state)
    assert reply.status == status
    assert reply.json["statusCode"] == status
    assert reply.json["message"]
    assert reply.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["pstExtended/a%2Fb%20c", "pst/a/b%20c"])
def test_an_id_may_have_slashes(path: str) -> None:
    assert get(f"{path}?areaId={AREA}").json["name"] == "Übermittlungssperre eintragen"


def test_all_at_once_is_five_hundred() -> None:
    assert ids(get(f"pst/find?areaId={AREA}&limit=-1")) == ["100004711", "2", "a/b c"]


def test_other_methods_and_hosts() -> None:
    assert call("/bus/api/v1/pst/find", method="POST", host=HOST).headers["Allow"] == "GET, HEAD, OPTIONS"
    assert call("/bus/api/v1/pst/find", method="OPTIONS", host=HOST).status == 204
    assert call("/bus/elsewhere", method="GET", host=HOST).status == 404
    assert get("pst/find", host="nobody.example.org").status == 404
    head = call(f"/bus/api/v1/pst/find?areaId={AREA}", method="HEAD", host=HOST, x_federal_state="BB")
    assert (head.status, head.body, head.headers["Total-Item-Count"]) == (200, b"", "3")


SAMPLES = {
    "pstExtended/100004711": "pstExtended_id.json",
    "ou/findByCompetence": "ou_findByCompetence.json",
    "person/find": "person_find.json",
    "form/find": "form_find.json",
}
NOT_OURS = {"firstName", "title", "position", "department", "room", "description", "size", "elevator"}
"""Fields of the samples that our small catalogue does not know."""


@pytest.mark.parametrize("path", SAMPLES)
def test_it_has_the_fields_of_the_samples(path: str) -> None:
    said = get(f"{path}?areaId={AREA}&pstId=100004711").json
    assert missing(sample_of(SAMPLES[path]), said) - NOT_OURS == set()


def sample_of(name: str) -> Any:
    return orjson.loads(shared(f"data/bus/restzufi/{name}").read_bytes())


def missing(sample: Any, said: Any) -> set[str]:
    """Names of fields that the sample has somewhere and the answer, at the same place, has not."""
    if isinstance(sample, dict):
        lost = set(sample) - set(said)
        return lost.union(*(missing(value, said[name]) for name, value in sample.items() if name in said))
    if isinstance(sample, list) and sample and said:
        return missing(sample[0], said[0])
    return set()
