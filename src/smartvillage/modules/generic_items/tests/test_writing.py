"""Generic items written by importers and editors; nested ones; payloads as they were sent."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.generic_items.tests.samples import EVERYTHING, create, refusal, titles
from smartvillage.testing import Place

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
FREE = settings(
    max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_formats(town: Place) -> None:
    create(
        town,
        "offer",
        published="2026-01-07 09:05:00 +0100",
        dates=[{"dateStart": "01.02.2026", "timeStart": "9:00"}],
        hours=[{"weekday": "Montag", "open": True}],
        addresses=[{"city": "Borne", "geoLocation": {"latitude": 52.1, "longitude": "12,6"}}],
        media=[{"contentType": "image", "sourceUrl": {}}],
        keywords="billig",
    )
    [read] = town.agreed(EVERYTHING, role="app")["genericItems"]
    assert (read["genericType"], read["keywords"]) == ("Offer", "billig")
    assert (read["publishedAt"], read["publicationDate"]) == ("2026-01-07 09:05:00 +0100", None)
    assert [read["dates"][0][name] for name in ("dateStart", "dateEnd", "timeStart", "timeEnd")] == [
        "2026-02-01", "", "09:00", "",
    ]  # fmt: skip
    assert [read["openingHours"][0][name] for name in ("timeFrom", "timeTo", "dateFrom")] == ["", "", ""]
    assert (read["addresses"][0]["city"], read["addresses"][0]["geoLocation"]) == ("Borne", None)
    for empty in ("mediaContents", "genericItems", "genericItemMessages", "pushNotifications", "companies"):
        assert read[empty] == []
    for absent in ("memberId", "discountType", "quota", "pointOfInterest", "externalId", "teaser"):
        assert read[absent] is None
    assert read["payload"] == {}


def test_importers_send_everything_again(town: Place) -> None:
    blocks = [{"title": "A", "body": "a"}, {"title": "B"}]
    first = create(town, "Job", external="7", blocks=blocks, category="Büro", contacts=[{"firstName": "Eva"}])
    with within(town.id):
        Item.objects.update(touched_at=now() - timedelta(days=3))
    again = create(town, "Job", external="7", blocks=blocks, category="Büro", contacts=[{"firstName": "Eva"}])
    with within(town.id):
        item = Item.objects.get()
    assert (again, item.version) == (first, 1)
    assert now() - item.touched_at < timedelta(minutes=1)
    changed = create(town, "Job", None, external="7", blocks=blocks[1:])
    assert (changed["id"], changed["title"]) == (first["id"], "Ein Titel")
    assert (changed["contacts"], changed["categories"]) == ([], [])
    assert changed["contentBlocks"] == [first["contentBlocks"][1]]
    create(town, None, "Von Hand", id=first["id"])
    kept = create(town, "Job", "Vom Import", external="7", blocks=blocks)
    assert (kept["title"], kept["contentBlocks"]) == ("Von Hand", [])


def test_which_record_is_meant(town: Place) -> None:
    first = create(town, "Offer", "Äpfel", published="2026-01-01")["id"]
    assert create(town, "Offer", "Äpfel", published="2026-01-01", keywords="Obst", id="")["id"] == first
    others = {
        create(town, "Offer", "Äpfel", published="2026-01-02")["id"],
        create(town, "Job", "Äpfel", published="2026-01-01")["id"],
        create(town, "Offer", "Äpfel", published="2026-01-01", force=True)["id"],
        create(town, "Offer", None)["id"],
        create(town, "Offer", None)["id"],
    }
    assert len(others | {first}) == 6


def test_the_type_is_needed_once(town: Place) -> None:
    missing = "Invalid input: Art (genericType) muss ausgefüllt werden"
    assert refusal(town, title="A") == missing
    assert refusal(town, title="A", type=" ") == missing
    assert refusal(town, title="A", id="4711") == "Record not found"
    made = create(town, "jOb")
    assert made["genericType"] == "Job"
    assert create(town, None, "Neu", id=made["id"])["genericType"] == "Job"
    assert create(town, "FAQ", "Neu", id=made["id"])["genericType"] == "FAQ"
    assert create(town, "Cockpit_Card")["genericType"] == "Cockpit_Card"


def test_nested_items_are_items(town: Place) -> None:
    tree = {
        "genericType": "FAQ",
        "title": "Kind",
        "genericItems": [
            {"genericType": "FAQ", "title": "Enkel"},
            {"genericType": "FAQ", "title": "Enkelin"},
        ],
    }
    made = create(town, "Deadline", "Eltern", items=[tree])
    [child] = made["genericItems"]
    assert [one["title"] for one in child["genericItems"]] == ["Enkel", "Enkelin"]
    assert titles(town) == ["Eltern", "Kind", "Enkel", "Enkelin"]
    again = create(town, "Deadline", "Eltern", items=[{**tree, "genericItems": []}], keywords="neu")
    assert again["genericItems"] == made["genericItems"]
    other = create(town, "Deadline", "Andere", items=[tree])
    assert other["genericItems"][0]["id"] != child["id"]
    refused = refusal(town, type="Deadline", title="Halb", items=[{"title": "Ohne Art"}])
    assert refused == "Invalid input: Art (genericType) muss ausgefüllt werden"
    assert "Halb" not in titles(town)
    destroy = """mutation($id: ID) { destroyRecord(id: $id, recordType: "GenericItem") { statusCode } }"""
    town.data(destroy, {"id": other["id"]})
    assert titles(town) == ["Eltern", "Kind", "Enkel", "Enkelin"]


def test_nested_items_may_be_hidden(town: Place) -> None:
    items = [{"genericType": "FAQ", "title": "Weg", "visible": False}, {"genericType": "FAQ", "title": "Da"}]
    create(town, "Deadline", "Eltern", items=items)
    query = '{ genericItems(genericType: "Deadline") { genericItems { title visible } } }'
    shown = {"title": "Da", "visible": True}
    assert town.agreed(query, role="app")["genericItems"] == [{"genericItems": [shown]}]
    hidden = {"title": "Weg", "visible": False}
    assert town.agreed(query)["genericItems"] == [{"genericItems": [hidden, shown]}]
    show = """mutation($id: ID!) { changeVisibility(id: $id, recordType: "GenericItem", visible: true) { id } }"""
    found = town.data("{ genericItems { id title } }")["genericItems"]
    town.data(show, {"id": next(one["id"] for one in found if one["title"] == "Weg")})
    assert town.agreed(query, role="app")["genericItems"] == [
        {"genericItems": [{**hidden, "visible": True}, shown]}
    ]


@given(payload=st.dictionaries(TEXT, JSON, max_size=4))
@FREE
def test_payloads_come_back_as_they_were_sent(town: Place, payload: dict[str, Any]) -> None:
    clean = {"employmentType": "Vollzeit", "snake_case": None, **payload}
    for kind in ("Job", "ConstructionSite", "FAQ"):
        made = create(town, kind, payload=clean, force=True)
        assert list(made["payload"].items()) == list(clean.items())


def test_a_voucher_says_its_number_in_the_payload(town: Place) -> None:
    made = create(town, "Voucher")
    assert made["payload"] == {"id": made["id"]}
    assert create(town, "Voucher", "Zwei", payload={"id": 5, "b": 1})["payload"].keys() == {"id", "b"}
    assert create(town, "FAQ", payload={"id": 5})["payload"] == {"id": 5}
