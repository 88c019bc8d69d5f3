"""The calendar one can subscribe to. Today is Friday, 20 March 2026."""

from typing import Any

from icalendar import Calendar

from smartvillage.modules.events.tests.support import day, store
from smartvillage.testing import Place


def _read(town: Place, path: str = "/veranstaltungen.ics") -> Any:
    return Calendar.from_ical(town.page(path).content)


def _span(offset: int, start: str = "19:00", end: str = "21:00") -> dict[str, Any]:
    return {"date_start": day(offset), "date_end": day(offset), "time_start": start, "time_end": end}


def test_every_date_is_an_entry_with_zone_and_lasting_uid(town: Place, amt: Place) -> None:
    saved = store(town, title="Chor", dates=[_span(1), _span(30)])
    store(amt, title="Anderswo", dates=[_span(1)])
    made = _read(town)
    entries = made.walk("VEVENT")
    assert [str(one["uid"]) for one in entries] == [
        f"{saved.item.pk}-{day(1)}@bad-belzig",
        f"{saved.item.pk}-{day(30)}@bad-belzig",
    ]
    assert [str(one.decoded("dtstart").utcoffset()) for one in entries] == ["1:00:00", "2:00:00"]
    assert [str(zone["tzid"]) for zone in made.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert {str(one["status"]) for one in entries} == {"CONFIRMED"}
    assert Calendar.from_ical(made.to_ical()).to_ical() == made.to_ical()


def test_a_cancelled_date_is_told(town: Place) -> None:
    store(town, title="Chor", dates=[_span(1), _span(8)], cancelled=[day(8)])
    status = {str(one["uid"])[-21:-11]: str(one["status"]) for one in _read(town).walk("VEVENT")}
    assert status == {day(1): "CONFIRMED", day(8): "CANCELLED"}


def test_a_series_comes_as_its_dates(town: Place) -> None:
    store(town, dates=[{**_span(0), "date_end": day(21)}], recurrence={"rule": "FREQ=WEEKLY"})
    found = [one.decoded("dtstart").date().isoformat() for one in _read(town).walk("VEVENT")]
    assert found == [day(0), day(7), day(14), day(21)]


def test_it_is_narrowed_as_the_list_is(town: Place) -> None:
    store(town, title="Chor", dates=[_span(1)])
    store(town, title="Markt", dates=[_span(2)])
    found = _read(town, "/veranstaltungen.ics?suche=markt").walk("VEVENT")
    assert [str(one["summary"]) for one in found] == ["Markt"]


def test_old_late_and_hostile_dates_break_nothing(town: Place) -> None:
    for year in ("1900", "9999"):
        span = {"date_start": f"{year}-12-31", "date_end": f"{year}-12-31"}
        saved = store(town, title="Ende\x0b😀" * 900, dates=[span])
        assert town.page(f"/veranstaltungen/{saved.item.pk}.ics").status_code in (200, 404)
    store(town, title="Ende\x0b😀\r\nEND:VEVENT" * 900, dates=[_span(1)])
    assert len(_read(town).walk("VEVENT")) == 1
