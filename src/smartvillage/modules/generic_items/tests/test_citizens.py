"""What citizens may write with the app, as guests and as members."""

import pytest

from smartvillage.modules.generic_items.tests.samples import create, member, refusal, titles
from smartvillage.testing import Place

SHOW = """mutation($id: ID!, $visible: Boolean!) {
  changeVisibility(id: $id, recordType: "GenericItem", visible: $visible) { statusCode } }"""
DESTROY = """mutation($id: ID) { destroyRecord(id: $id, recordType: "GenericItem") { statusCode } }"""
REFUSED = "Access not permitted!"


def shown(place: Place, number: str, visible: bool, who: int | None) -> int:
    said = place.data(SHOW, {"id": number, "visible": visible}, role="app", member=who)
    status: int = said["changeVisibility"]["statusCode"]
    return status


@pytest.mark.parametrize("kind", ["Noticeboard", "DefectReport", "noticeboard"])
def test_guests_write_notices_and_reports(town: Place, kind: str) -> None:
    first = create(town, kind, "Fahrrad gesucht", role="app")
    second = create(town, kind, "Fahrrad gesucht", role="app", contacts=[{"firstName": "Ben"}])
    assert first["id"] != second["id"]
    assert (first["memberId"], first["visible"]) == (None, True)
    assert titles(town) == ["Fahrrad gesucht"] * 2
    assert refusal(town, "app", id=first["id"], title="Meins") == REFUSED
    assert shown(town, first["id"], False, None) == 403


@pytest.mark.parametrize("kind", ["Job", "Offer", "Voucher", "Deadline", "FAQ", "ParticipationProject"])
def test_nothing_else_is_theirs_to_write(town: Place, kind: str) -> None:
    assert refusal(town, "app", type=kind, title="A") == REFUSED
    assert (
        refusal(town, "app", type="Noticeboard", title="A", items=[{"genericType": kind, "title": "B"}])
        == REFUSED
    )
    assert titles(town) == []


def test_phones_make_no_categories(town: Place) -> None:
    town.data('mutation { createCategories(categories: {name: "Tausch"}) { errors } }')
    made = create(town, "Noticeboard", role="app", category="tausch")
    assert made["categories"] == [{"name": "Tausch"}]
    assert create(town, "Noticeboard", role="app", category="Unfug")["categories"] == []
    assert town.data("{ categories { name } }") == {"categories": [{"name": "Tausch"}]}


def test_members_keep_what_is_theirs(town: Place) -> None:
    anna, ben = member(town, "anna"), member(town, "ben")
    made = create(town, "Noticeboard", "Annas", role="app", member=anna)
    create(town, "Noticeboard", "Bens", role="app", member=ben)
    assert made["memberId"] == str(anna)
    changed = create(town, "Noticeboard", "Neu", role="app", member=anna, id=made["id"])
    assert (changed["id"], changed["title"], changed["memberId"]) == (made["id"], "Neu", str(anna))
    assert refusal(town, "app", ben, id=made["id"], title="Gestohlen") == REFUSED
    assert refusal(town, "app", anna, id=made["id"], type="Voucher", title="Gratis") == REFUSED
    assert titles(town, f"memberId: {anna}") == ["Neu"]
    assert titles(town, 'memberId: "x"') == []


def test_members_see_their_own_in_every_state(town: Place) -> None:
    anna, ben = member(town, "anna"), member(town, "ben")
    made = create(town, "Noticeboard", "Annas", role="app", member=anna)
    assert titles(town, "currentMember: true", member=anna) == ["Annas"]
    assert shown(town, made["id"], False, ben) == 403
    assert shown(town, made["id"], False, anna) == 200
    assert shown(town, made["id"], True, anna) == 403
    assert titles(town) == []
    assert titles(town, "currentMember: true", member=anna) == ["Annas"]
    assert titles(town, 'currentMember: true, genericType: "DefectReport"', member=anna) == []
    assert titles(town, "currentMember: true", member=ben) == []
    assert titles(town, "currentMember: true") == []
    one = "query($id: ID!) { genericItem(id: $id) { title visible } }"
    mine = {"genericItem": {"title": "Annas", "visible": False}}
    assert town.agreed(one, {"id": made["id"]}, role="app", member=anna) == mine
    assert town.agreed(one, {"id": made["id"]}, role="app", member=ben) == {"genericItem": None}
    assert town.data(DESTROY, {"id": made["id"]}, role="app", member=ben)["destroyRecord"]["statusCode"] in (
        403,
        404,
    )
    assert town.data(DESTROY, {"id": made["id"]}, role="app", member=anna) == {
        "destroyRecord": {"statusCode": 200}
    }
    assert titles(town, "currentMember: true", member=anna) == []


def test_staff_release_and_delete_what_citizens_wrote(town: Place) -> None:
    made = create(town, "Noticeboard", role="app")
    assert (
        town.data(SHOW, {"id": made["id"], "visible": False}, role="editor")["changeVisibility"]["statusCode"]
        == 200
    )
    assert titles(town) == []
    assert town.data(DESTROY, {"id": made["id"]}, role="user") == {"destroyRecord": {"statusCode": 200}}
