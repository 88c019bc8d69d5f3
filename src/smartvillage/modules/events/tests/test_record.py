"""One event on the wire: its fields, who sees it, what input does to it."""

from typing import Any

import pytest

from smartvillage.modules.events.tests.support import CREATE, create, day, record, span, store, stored
from smartvillage.testing import Place

ALL = """mutation { createEventRecord(title: "Lesung", description: "<p>Mit Musik</p>", externalId: "e-1", parentId: 7,
  dates: {weekday: "Samstag", dateStart: "21.03.2026", timeStart: "19:00:00", timeEnd: "21:30", timeDescription: "Einlass 18 Uhr",
    useOnlyTimeDescription: true}, repeat: true, repeatDuration: {startDate: "2026-01-01", endDate: "2026-12-31", everyYear: true},
  categoryName: "Kultur", categories: [{name: "Literatur"}], regionName: "Fläming", region: {name: "ignoriert"},
  addresses: {street: "Markt 1", zip: "14806", city: "Bad Belzig", geoLocation: {latitude: "52.1", longitude: 12.6}},
  location: {name: "Bücherei", district: "Altstadt"}, contacts: {firstName: "Anna", email: "a@example.org"},
  urls: [{url: "https://example.org", description: "mehr"}, {url: " "}],
  mediaContents: {contentType: "image", sourceUrl: {url: "https://example.org/a.jpg"}},
  organizer: {name: "Förderverein", address: {city: "Brück"}}, priceInformations: {name: "normal", amount: 5.5},
  accessibilityInformation: {description: "stufenlos"}, tags: ["buch", "musik"], keywords: "Autor, Text", maximumAttendees: 40,
  payload: {key: "Wert"}, pointOfInterestId: 12, pushNotification: true, registrationRequired: true) { ...all } }
fragment all on EventRecord { id visible externalId parentId title description
  dates { weekday dateStart dateEnd timeStart timeEnd timeDescription useOnlyTimeDescription } date { id } listDate sortDate
  repeat repeatDuration { startDate endDate everyYear } category { name } categories { name } regionId region { id name }
  addresses { street zip city kind geoLocation { latitude longitude } } location { name district } contacts { firstName email }
  urls { url description } mediaContents { contentType sourceUrl { url } } organizer { name address { city } }
  priceInformations { name amount } accessibilityInformation { description } tagList recurring recurringWeekdays recurringType
  recurringInterval keywords maximumAttendees payload registrationRequired dataProvider { name } settings { displayOnlySummary }
  createdAt updatedAt }"""


def test_every_field_comes_back(town: Place) -> None:
    found = town.data(ALL)["createEventRecord"]
    region = found.pop("regionId")
    assert found.pop("region") == {"id": region, "name": "Fläming"}
    number = found.pop("id")
    assert found == {
        "visible": True,
        "externalId": "e-1",
        "parentId": 7,
        "title": "Lesung",
        "description": "<p>Mit Musik</p>",
        "dates": [
            {
                "weekday": "Samstag",
                "dateStart": "2026-03-21",
                "dateEnd": "",
                "timeStart": "19:00",
                "timeEnd": "21:30",
                "timeDescription": "Einlass 18 Uhr",
                "useOnlyTimeDescription": "true",
            }
        ],
        "date": None,
        "listDate": "2026-03-21",
        "sortDate": "2026-03-21",
        "repeat": True,
        "repeatDuration": {"startDate": "2026-01-01", "endDate": "2026-12-31", "everyYear": True},
        "category": {"name": "Kultur"},
        "categories": [{"name": "Kultur"}, {"name": "Literatur"}],
        "addresses": [
            {
                "street": "Markt 1",
                "zip": "14806",
                "city": "Bad Belzig",
                "kind": "default",
                "geoLocation": {"latitude": 52.1, "longitude": 12.6},
            }
        ],
        "location": {"name": "Bücherei", "district": "Altstadt"},
        "contacts": [{"firstName": "Anna", "email": "a@example.org"}],
        "urls": [{"url": "https://example.org", "description": "mehr"}],
        "mediaContents": [{"contentType": "image", "sourceUrl": {"url": "https://example.org/a.jpg"}}],
        "organizer": {"name": "Förderverein", "address": {"city": "Brück"}},
        "priceInformations": [{"name": "normal", "amount": 5.5}],
        "accessibilityInformation": {"description": "stufenlos"},
        "tagList": ["buch", "musik"],
        "recurring": False,
        "recurringWeekdays": [],
        "recurringType": None,
        "recurringInterval": None,
        "keywords": "Autor, Text",
        "maximumAttendees": 40,
        "payload": {"key": "Wert"},
        "registrationRequired": True,
        "dataProvider": {"name": "Rathaus Bad Belzig"},
        "settings": None,
        "createdAt": "2026-03-20 10:00:00 +0100",
        "updatedAt": "2026-03-20 10:00:00 +0100",
    }
    assert '"point_of_interest_id":"12"' in stored(town, number).document


def test_a_bare_event_has_empty_lists_and_nulls(town: Place) -> None:
    query = """mutation { createEventRecord(title: "Nur ein Titel", regionName: "") { dates { id } listDate repeat regionId
      region { id } addresses { id } contacts { id } urls { id } tagList payload externalId settings { displayOnlySummary } } }"""
    found = town.data(query)["createEventRecord"]
    assert found == {
        "dates": [],
        "listDate": None,
        "repeat": None,
        "regionId": None,
        "region": None,
        "addresses": [],
        "contacts": [],
        "urls": [],
        "tagList": [],
        "payload": {},
        "externalId": None,
        "settings": None,
    }


@pytest.mark.parametrize("title", [None, "", "  "])
def test_without_title_nothing_is_stored(town: Place, title: str | None) -> None:
    said = town.ask(CREATE, {"title": title, "dates": [span(1)]})
    assert [error["message"] for error in said["errors"]] == ["Invalid input: Titel muss ausgefüllt werden"]
    assert town.data("{ eventRecords { id } }") == {"eventRecords": []}


def test_an_update_keeps_omitted_scalars_and_removes_omitted_parts(town: Place) -> None:
    number = create(
        town,
        "Lesung",
        dates=[span(1)],
        description="<p>Text</p>",
        addresses=[{"city": "Brück"}],
        regionName="Fläming",
        categoryName="Kultur",
        tags=["buch"],
    )
    town.data(CREATE, {"id": number, "dates": [span(1)]})
    query = "query($id: ID!) { eventRecord(id: $id) { title description tagList addresses { city } region { id } categories { id } } }"
    assert town.data(query, {"id": number})["eventRecord"] == {
        "title": "Lesung",
        "description": "<p>Text</p>",
        "tagList": ["buch"],
        "addresses": [],
        "region": None,
        "categories": [],
    }
    said = town.ask(CREATE, {"id": 999, "title": "Gibt es nicht"})
    assert said["errors"][0]["message"] == "Record not found"


def test_part_ids_stay(town: Place) -> None:
    number = create(town, dates=[span(1), span(2, timeStart="10:00")], addresses=[{"city": "Brück"}])
    before = record(town, number)["dates"]
    town.data(CREATE, {"id": number, "dates": [span(2, timeStart="10:00"), span(5)]})
    after = {one["dateStart"]: one["id"] for one in record(town, number)["dates"]}
    assert after[day(2)] == before[1]["id"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], None),
        ([span(-9), span(-4)], day(0)),
        ([span(-9, -8), span(-4, -2)], day(-4)),
        ([span(-9, 8)], day(0)),
        ([span(0)], day(0)),
        ([span(7), span(3), span(-2, -1)], day(3)),
        ([{"weekday": "Montag"}], None),
    ],
)
def test_the_day_on_which_an_event_is_listed(
    town: Place, dates: list[dict[str, Any]], expected: str | None
) -> None:
    found = record(town, create(town, dates=dates))
    assert (found["listDate"], found["sortDate"], found["date"]) == (expected, expected, None)


def test_the_last_date_of_a_series_that_is_over(town: Place) -> None:
    saved = store(
        town, dates=[{"date_start": day(-28), "date_end": day(-3)}], recurrence={"rule": "FREQ=WEEKLY"}
    )
    found = record(town, str(saved.item.pk))
    assert (found["listDate"], found["dates"], found["recurring"]) == (day(-7), [], True)


def test_citizens_see_only_what_is_released(town: Place) -> None:
    number = create(town, "Eingereicht", role="restricted", dates=[span(1)])
    assert record(town, number, role="app") is None
    assert record(town, number, role="admin")["title"] == "Eingereicht"
    lists = "{ eventRecords { id date { id } } eventRecordsAddresses { id } categories { upcomingEventRecordsCount } }"
    assert town.data(lists, role="app")["eventRecords"] == []
    assert len(town.data(lists, role="admin")["eventRecords"]) == 1
    said = town.ask(CREATE, {"title": "Vom Telefon"}, role="app")
    assert [error["message"] for error in said["errors"]] == ["Access not permitted!"]


@pytest.mark.parametrize(
    "text", ["\x00", "'; DROP TABLE content_item; --", "<script>", "𝕊" * 300, "24:00", "-1"]
)
def test_odd_input_is_only_text(town: Place, text: str) -> None:
    dates = [
        {"dateStart": text, "dateEnd": text, "timeStart": text, "weekday": text, "timeDescription": text}
    ]
    said = town.ask(
        CREATE,
        {
            "title": f"x{text}",
            "dates": dates,
            "recurring": text,
            "recurringType": "1",
            "recurringInterval": text,
            "recurringWeekdays": [text],
            "tags": [text],
            "regionName": text,
        },
    )
    assert "errors" not in said
    listed = town.data("{ eventRecords(limit: 99999999) { id } }")
    assert listed == {"eventRecords": []}
