"""Announcements hang at what they are about; places are taken by members."""

from dataclasses import replace
from typing import Any

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.testing import Place, ask

CREATE = """mutation ($id: String!, $type: String!, $quota: Int, $show: String) { createShout(announcementableId: $id,
  announcementableType: $type, title: "Kommt mit", dateStart: "2099-05-01", timeStart: "10:00", maxNumberOfQuota: $quota,
  quotaVisibility: $show, organizer: {organizerId: 5, organizerType: "Member"}, webUrls: [{url: "https://example.org"}],
  location: {city: "Bad Belzig"}) { id title dateStart dateEnd timeStart genericType announcementableId location { city }
  organizer { organizerId organizerType } maxNumberOfQuota redemptionsCount webUrls { url } } }"""
READ = "{ eventRecords { announcements { id title redemptionsCount redemptionsList { publicName } } } shouts { id } }"


def event(place: Place) -> int:
    return place.publish("event_record", title="Fest", dates=[{"date_start": "2099-05-01"}])


def create(place: Place, number: int, *, role: str = "editor", kind: str = "EventRecord", **more: Any) -> Any:
    return place.ask(CREATE, {"id": str(number), "type": kind, **more}, role=role)


def test_an_announcement_is_shown_at_its_event(town: Place, amt: Place) -> None:
    number = event(town)
    made = create(town, number, quota=3)["data"]["createShout"]
    assert made == {
        "id": made["id"],
        "title": "Kommt mit",
        "dateStart": "2099-05-01",
        "dateEnd": None,
        "timeStart": "10:00",
        "genericType": "Shout",
        "announcementableId": str(number),
        "location": {"city": "Bad Belzig"},
        "organizer": {"organizerId": "5", "organizerType": "Member"},
        "maxNumberOfQuota": 3,
        "redemptionsCount": 0,
        "webUrls": [{"url": "https://example.org"}],
    }
    assert town.agreed(READ, role="app")["eventRecords"][0]["announcements"] == [
        {"id": made["id"], "title": "Kommt mit", "redemptionsCount": 0, "redemptionsList": []}
    ]
    change = f'mutation {{ updateShout(id: {made["id"]}, title: "Kommt alle mit") {{ title dateStart }} }}'
    assert town.data(change)["updateShout"] == {"title": "Kommt alle mit", "dateStart": "2099-05-01"}
    assert "Record not found" in amt.ask(change)["errors"][0]["message"]
    assert town.agreed('{ genericItems(genericType: "Job") { genericItems { id } } }')["genericItems"] == []


def test_who_may_announce_and_about_what(town: Place, amt: Place) -> None:
    number = event(town)
    assert create(town, number, role="app")["errors"][0]["message"] == "Access not permitted!"
    assert "errors" in create(town, event(amt))
    assert create(town, 7, kind="DataProvider")["data"]["createShout"]["announcementableId"] == "7"
    create(town, number, role="restricted")
    assert len(town.agreed(READ, role="app")["shouts"]) == 1


def test_places_are_taken_by_members(town: Place) -> None:
    made = create(town, event(town), quota=1, show="public")["data"]["createShout"]["id"]
    with within(town.id):
        people = [
            Member.objects.create(
                municipality_id=town.id, email=f"{name}@example.org", first_name=name, last_name="Baum"
            ).pk
            for name in ("Ada", "Ben")
        ]

    def join(member: int, *, calling: int) -> int:
        asked = f"mutation {{ redeemQuotaOfAnnouncement(announcementId: {made}, memberId: {member}, quantity: 1) {{ statusCode }} }}"
        viewer = replace(town.viewer("app"), member=calling)
        status: int = ask(asked, viewer=viewer)["data"]["redeemQuotaOfAnnouncement"]["statusCode"]
        return status

    ada, ben = people
    assert [join(ada, calling=ben), join(ada, calling=ada), join(ben, calling=ben)] == [403, 200, 403]
    shown = town.agreed(READ, role="app")["eventRecords"][0]["announcements"][0]
    assert (shown["redemptionsCount"], shown["redemptionsList"]) == (1, [{"publicName": "Ada B."}])
