"""Events as citizens read them. Today is Sunday, 22 November 2026, ten o'clock."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from icalendar import Calendar

from smartvillage.surfaces.webapp.tests.pagecheck import category, data, links, statements, words
from smartvillage.testing import Place

PLACE = {"addition": "Burg", "street": "Am Tor 1", "zip": "14806", "city": "Bad Belzig"}
WEEKLY = {"rule": "FREQ=WEEKLY;BYDAY=TH"}


@pytest.fixture(autouse=True)
def _sunday() -> Iterator[None]:
    with time_machine.travel("2026-11-22T10:00:00+01:00", tick=False):
        yield


def _event(town: Place, title: str, first: str, last: str = "", clock: str = "19:00", **values: Any) -> int:
    span = {"date_start": first, "date_end": last or first, "time_start": clock}
    return town.publish("event_record", title=title, dates=[span], **values)


def _entries(answer: Any) -> list[Any]:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_list_is_by_day_and_says_what_is_running(town: Place, amt: Place) -> None:
    _event(town, "Konzert", "2026-11-28")
    _event(town, "Ausstellung", "2026-10-01", "2026-12-31", "")
    _event(town, "Gottesdienst", "2026-11-22", clock="09:30")
    _event(town, "Gestern", "2026-11-21")
    _event(amt, "Anderswo", "2026-11-22")
    said = words(town.page("/veranstaltungen"))
    list_ = said[said.index("3 Termine") :]
    order = [
        list_.index(text)
        for text in (
            "Heute, Sonntag, 22. November",
            "Gottesdienst",
            "Ausstellung",
            "Samstag, 28. November",
            "Konzert",
        )
    ]
    assert order == sorted(order)
    assert "noch bis Do., 31.12.2026" in list_
    assert "Gestern" not in list_
    assert "Anderswo" not in list_


def test_filters_and_shortcuts(town: Place) -> None:
    music = category(town, "Musik", "event_record")
    category(town, "Sport", "event_record")
    _event(town, "Konzert", "2026-11-28", categories=[music], addresses=[PLACE])
    _event(town, "Lauf", "2026-11-29")
    assert "1 Termin " in words(town.page(f"/veranstaltungen?kategorie={music}"))
    assert "Konzert" in words(town.page("/veranstaltungen?ort=belzig"))
    assert "In dieser Zeit ist nichts eingetragen" in words(town.page("/veranstaltungen?ort=%25"))
    assert "1 Termin " in words(town.page("/veranstaltungen?von=2026-11-29&bis=2026-11-30"))
    assert "2 Termine" in words(town.page("/veranstaltungen?von=morgen&bis=9999-99-99"))
    found = links(town.page(f"/veranstaltungen?kategorie={music}"))
    assert "/veranstaltungen?von=2026-11-22&bis=2026-11-22" in found  # today, and the rest of this weekend
    assert "/veranstaltungen?von=2026-11-22&bis=2026-11-28" in found
    assert f"/veranstaltungen/tag/2026-11-28?kategorie={music}" in found
    assert "/veranstaltungen/tag/2026-11-29" not in " ".join(found)  # the calendar knows the filter


def test_month_and_day(town: Place) -> None:
    _event(town, "Konzert", "2026-12-05")
    _event(town, "Vorbei", "2026-11-03")
    month = town.page("/veranstaltungen/monat/2026-12")
    assert "Veranstaltungen im Dezember 2026" in words(month)
    assert "5 . Dezember, 1 Veranstaltung" in words(month)
    assert "Samstag, 5. Dezember" in words(month)
    assert "Vorbei" in words(town.page("/veranstaltungen/tag/2026-11-03"))
    assert "Vorbei" not in words(
        town.page("/veranstaltungen/monat/2026-11")
    )  # the present month: what is to come
    for path in ("tag/2026-02-30", "tag/0001-01-01", "monat/2026-13", "monat/x", "tag/2026-1-1"):
        assert town.page(f"/veranstaltungen/{path}").status_code == 404


def test_a_series_says_its_dates_the_moved_and_the_cancelled(town: Place) -> None:
    number = town.publish(
        "event_record",
        title="Lesung",
        dates=[
            {"date_start": "2026-11-05", "date_end": "2026-12-31", "time_start": "16:00", "time_end": "17:00"}
        ],
        recurrence={**WEEKLY, "moved": [["2026-12-03", "2026-12-04"]]},
        cancelled=["2026-12-10"],
    )
    answer = town.page(f"/veranstaltungen/{number}-lesung")
    said = words(answer)
    assert "Nächster Termin Donnerstag, 26. November 2026, 16–17 Uhr" in said
    assert "Jeden Donnerstag bis 31. Dezember 2026" in said
    assert "Freitag, 4. Dezember 2026, 16–17 Uhr Verlegt vom Do., 03.12.2026" in said
    assert "<s>Donnerstag, 10. Dezember 2026, 16–17 Uhr</s>" in answer.content.decode()
    assert "5. November 2026, 16" not in said  # over
    assert data(answer)["startDate"] == "2026-11-26T16:00:00+01:00"
    assert "Verlegt vom Do., 03.12.2026" in words(town.page("/veranstaltungen/tag/2026-12-04"))
    assert "Abgesagt Lesung" in words(town.page("/veranstaltungen/tag/2026-12-10"))


def test_an_event_that_is_off_says_so(town: Place) -> None:
    number = _event(town, "Fest", "2026-11-28", cancelled=["2026-11-28"])
    answer = town.page(f"/veranstaltungen/{number}-fest")
    assert "Abgesagt Fest" in words(answer)
    assert "In den Kalender" not in words(answer)
    assert data(answer)["eventStatus"] == "https://schema.org/EventCancelled"
    _event(town, "Markt", "2026-11-28")
    day = words(town.page("/veranstaltungen/tag/2026-11-28"))
    assert "Abgesagt Fest" in day
    assert "28 . November, 1 Veranstaltung" in day  # what is off does not count
    assert "Fest" not in words(town.page("/"))


def test_place_price_access_and_organiser(town: Place) -> None:
    number = _event(
        town,
        "Konzert",
        "2026-11-28",
        addresses=[{**PLACE, "geo_location": {"latitude": 52.14, "longitude": 12.59}}],
        price_informations=[{"name": "Erwachsene", "amount": 4.5}, {"name": "Kinder", "amount": 0}],
        accessibility_information={"description": "Stufenlos."},
        organizer={"name": "Kulturhof", "contact": {"phone": "033841 555-260"}},
        registration_required=True,
        urls=[{"url": "javascript:alert(1)"}, {"url": "www.kulturhof.example"}],
    )
    answer = town.page(f"/veranstaltungen/{number}-konzert")
    said, found = words(answer), links(answer)
    for text in (
        "Burg Am Tor 1 14806 Bad Belzig",
        "Erwachsene: 4,50 € Kinder: kostenlos",
        "Stufenlos.",
        "Kulturhof",
    ):
        assert text in " ".join(said.split())
    assert "tel:033841555260" in found
    assert "https://www.kulturhof.example" in found
    assert "javascript" not in answer.content.decode()
    event = data(answer)
    assert event["location"]["address"]["addressLocality"] == "Bad Belzig"
    assert [offer["price"] for offer in event["offers"]] == ["4.50", "0.00"]


def test_the_calendar_file_of_a_series(town: Place) -> None:
    number = town.publish(
        "event_record",
        title="Chor; mit, Ümläut",
        dates=[
            {"date_start": "2026-11-02", "date_end": "2026-12-31", "time_start": "19:30", "time_end": "21:00"}
        ],
        recurrence={**WEEKLY, "excluded": ["2026-12-24"], "moved": [["2026-12-03", "2026-12-04"]]},
        cancelled=["2026-12-10"],
    )
    answer = town.page(f"/veranstaltungen/{number}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    series, *changed = _entries(answer)
    assert series["summary"] == "Chor; mit, Ümläut"
    assert (
        series.decoded("dtstart").isoformat() == "2026-11-05T19:30:00+01:00"
    )  # the rule's first day, not the span's
    assert series["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261231T183000Z;BYDAY=TH"
    assert [one.dt.isoformat() for one in series["exdate"].dts] == ["2026-12-24T19:30:00+01:00"]
    said = [(one.decoded("recurrence-id").day, one.decoded("dtstart").day, one["status"]) for one in changed]
    assert said == [(3, 4, "CONFIRMED"), (10, 10, "CANCELLED")]


def test_the_calendar_file_of_single_dates(town: Place) -> None:
    whole = {"date_start": "2026-11-28", "date_end": "2026-11-29"}
    night = {"date_start": "2026-12-31", "time_start": "20:00", "time_end": "02:00"}
    number = town.publish("event_record", title="Fest", dates=[whole, night])
    answer = town.page(f"/veranstaltungen/{number}-fest.ics")
    first, second = _entries(answer)
    assert (str(first.decoded("dtstart")), str(first.decoded("dtend"))) == ("2026-11-28", "2026-11-30")
    assert second.decoded("dtend").isoformat() == "2027-01-01T02:00:00+01:00"
    assert first["uid"] != second["uid"]
    over = _event(town, "Vorbei", "2026-11-01")
    assert town.page(f"/veranstaltungen/{over}.ics").status_code == 404


def test_what_follows_is_of_the_same_category_and_still_to_come(town: Place) -> None:
    music = category(town, "Musik", "event_record")
    number = _event(town, "Konzert", "2026-11-28", categories=[music])
    _event(town, "Orgel", "2026-12-01", categories=[music])
    _event(town, "Altes", "2026-01-01", categories=[music])
    said = words(town.page(f"/veranstaltungen/{number}-konzert"))
    assert "So geht es weiter Musik | 1. Dezember Orgel" in said
    assert "Altes" not in said


def test_statements(town: Place) -> None:
    numbers = [_event(town, f"Termin {day}", f"2026-12-{day:02}") for day in range(1, 31)]
    assert statements(town, "/veranstaltungen") == 3
    assert statements(town, "/veranstaltungen/monat/2026-12?seite=2") == 3
    assert statements(town, f"/veranstaltungen/{numbers[0]}-termin-1") == 3


def test_events_that_cost_nothing_and_that_everybody_can_reach(town: Place) -> None:
    def publish(title: str, amounts: list[float], access: dict[str, str] | None) -> None:
        town.publish(
            "event_record",
            title=title,
            dates=[{"date_start": "2099-05-01"}],
            price_informations=[{"name": "Eintritt", "amount": amount} for amount in amounts],
            accessibility_information=access,
        )

    publish("Frei für alle", [0], {"description": "Der Zugang ist stufenlos.", "types": "Rollstuhl"})
    publish("Kinder frei", [0, 5], {"description": "Leider nicht barrierefrei."})
    publish("Sagt nichts", [], None)
    free, accessible = (words(town.page(f"/veranstaltungen?{key}=1")) for key in ("frei", "barrierefrei"))
    for said in (free, accessible):
        assert "1 Termin " in said
        assert "Frei für alle" in said
    assert statements(town, "/veranstaltungen?frei=1&barrierefrei=1") == 4
