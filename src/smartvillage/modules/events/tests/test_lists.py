"""Lists of events: which rows there are, in which order, on which page."""

from copy import copy
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.derive import occurrence_rows
from smartvillage.core.content.models import Item, Occurrence
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import BERLIN
from smartvillage.modules.events.tests.support import TODAY, create, day, days_of, rows, span, store
from smartvillage.testing import Place

RANGE_ERROR = "DateRange invalid! Should be [start_date, end_date] each with format `2020-12-31`"


@pytest.fixture
def calendar(town: Place) -> Place:
    """Single dates, a running exhibition, a weekly series with exceptions, and what is over."""
    create(town, "Vorbei", dates=[span(-5)])
    create(town, "Ausstellung", dates=[span(-10, 30)])
    create(town, "Abend", dates=[span(2, timeStart="19:30")])
    create(town, "Morgen", dates=[span(2, timeStart="08:00"), span(-2), span(40)])
    create(town, "Ganztags", dates=[span(2)])
    store(
        town,
        title="Chor",
        dates=[{"date_start": day(-14), "date_end": day(21), "time_start": "18:00"}],
        recurrence={"rule": "FREQ=WEEKLY", "excluded": [day(7)], "moved": [[day(14), day(15)]]},
        cancelled=[day(21)],
    )
    return town


def test_a_row_for_every_coming_date_by_its_own_day(calendar: Place) -> None:
    assert rows(calendar) == [
        ("Ausstellung", day(0)),
        ("Chor", day(0)),
        ("Ganztags", day(2)),
        ("Morgen", day(2)),
        ("Abend", day(2)),
        ("Chor", day(15)),
        ("Morgen", day(40)),
    ]
    assert rows(calendar, "order: listDate_DESC") == rows(calendar)[::-1]


def test_without_date_a_row_for_every_event(calendar: Place) -> None:
    query = "{ eventRecords(order: listDate_ASC) { title listDate sortDate } }"
    found = [tuple(row.values()) for row in calendar.data(query)["eventRecords"]]
    assert found == [
        ("Ausstellung", day(0), day(0)),
        ("Chor", day(0), day(0)),
        ("Ganztags", day(2), day(2)),
        ("Morgen", day(2), day(2)),
        ("Abend", day(2), day(2)),
    ]
    backwards = calendar.data(query.replace("ASC", "DESC"))["eventRecords"]
    assert [row["title"] for row in backwards] == ["Abend", "Morgen", "Ganztags", "Chor", "Ausstellung"]


def test_unique_events_come_with_their_next_date(calendar: Place) -> None:
    query = "{ eventRecords(onlyUniqEvents: true, order: listDate_ASC) { title date { dateStart dateEnd timeStart } } }"
    assert [tuple(row["date"].values()) for row in calendar.data(query)["eventRecords"]] == [
        (day(-10), day(30), ""),
        (day(0), day(0), "18:00"),
        (day(2), "", ""),
        (day(2), "", "08:00"),
        (day(2), "", "19:30"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 0, [("Ausstellung", 0), ("Chor", 0)]),
        (1, 2, [("Ausstellung", 1), ("Ganztags", 2), ("Morgen", 2), ("Abend", 2)]),
        (14, 14, [("Ausstellung", 14)]),
        (15, 15, [("Ausstellung", 15), ("Chor", 15)]),
        (21, 21, [("Ausstellung", 21)]),
        (31, 39, []),
        (-20, -1, [("Ausstellung", -10)]),
        (-20, -11, []),
        (-20, 1, [("Ausstellung", -10), ("Chor", 0)]),
        (5, 1, []),
    ],
)
def test_a_range_of_days(calendar: Place, first: int, last: int, expected: list[tuple[str, int]]) -> None:
    arguments = f'dateRange: ["{day(first)}", "{day(last)}"], order: listDate_ASC'
    wanted = [(title, day(offset)) for title, offset in expected]
    assert rows(calendar, arguments) == wanted
    single = calendar.data(f"{{ eventRecords({arguments}) {{ title listDate }} }}")["eventRecords"]
    assert [tuple(row.values()) for row in single] == wanted


@pytest.mark.parametrize(
    "given", ["[]", '["2026-03-20"]', '["2026-03-20", null]', '["a", "b"]', '"2026-03-20"']
)
def test_anything_but_two_days_is_an_error(town: Place, given: str) -> None:
    said = town.ask(f"{{ eventRecords(dateRange: {given}) {{ id }} }}")
    assert [error["message"] for error in said["errors"]] == [RANGE_ERROR]


def test_days_come_in_every_form(calendar: Place) -> None:
    assert len(rows(calendar, 'dateRange: ["20.03.2026", "2026-03-20T10:00:00+01:00"]')) == 2
    assert rows(calendar, 'dateRange: ["0001-01-01", "9999-12-31"], limit: 1, order: title_ASC') == [
        ("Abend", day(2))
    ]


@pytest.mark.parametrize("order", ["createdAt", "updatedAt", "id", "title", "listDate"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("more", ["", "onlyUniqEvents: true, ", f'dateRange: ["{day(0)}", "{day(20)}"], '])
def test_pages_are_complete_and_without_duplicates(
    calendar: Place, order: str, direction: str, more: str
) -> None:
    fields = "id title listDate"
    whole = rows(calendar, f"{more}order: {order}_{direction}", fields)
    paged = [
        row
        for skip in range(0, len(whole) + 2, 2)
        for row in rows(calendar, f'{more}order: "{order}_{direction}", limit: 2, skip: {skip}', fields)
    ]
    assert paged == whole
    assert len(set(whole)) == len(whole)
    assert rows(calendar, f"{more}order: {order}_{direction}, take: 3", fields) == whole[:3]
    assert rows(calendar, f"{more}order: {order}_{direction}, skip: 1", fields) == whole[1:]


def test_an_unknown_order_is_an_error(town: Place) -> None:
    for order in ("beginn_ASC", "listDate", '"; DROP TABLE content_item"'):
        said = town.ask(f"{{ eventRecords(order: {order}) {{ id }} }}")
        assert said["errors"][0]["message"].startswith("Unknown order: ")


def test_the_default_order_is_newest_first(town: Place, clock: time_machine.Traveller) -> None:
    for title in ("Eins", "Zwei"):
        create(town, title, dates=[span(1), span(2)])
        clock.shift(60)
    expected = [("Zwei", day(1)), ("Zwei", day(2)), ("Eins", day(1)), ("Eins", day(2))]
    assert rows(town, "limit: 9") == expected
    assert rows(town, "order: null") == expected


def test_filters(town: Place, clock: time_machine.Traveller) -> None:
    first = create(
        town, "Lesung", dates=[span(1)], categoryName="Kultur", addresses=[{"city": "Brück"}], externalId="l"
    )
    second = create(town, "Übung", dates=[span(2)], categoryName="Feuerwehr", location={"name": "Gerätehaus"})
    known = structure(municipality=town.id, fresh=True)
    culture, fire = known.category_named("Kultur"), known.category_named("feuerwehr")
    assert rows(town, f"categoryId: {culture}", "id") == [(first,)]
    assert rows(town, f'categoryIds: ["{culture}", {fire}], order: id_ASC', "id") == [(first,), (second,)]
    assert rows(town, "categoryIds: [], locations: [], order: id_ASC", "id") == [(first,), (second,)]
    assert rows(town, 'location: "BRUCK"', "id") == rows(town, 'locations: ["brück"]', "id") == [(first,)]
    assert rows(town, 'locations: ["Gerätehaus", "Brück"], order: id_ASC', "id") == [(first,), (second,)]
    assert rows(town, 'search: "ubung"', "id") == [(second,)]
    assert rows(town, f"ids: [{second}, 99]", "id") == [(second,)]
    assert rows(town, "ids: []", "id") == []
    assert len(rows(town, 'dataProvider: "rathaus bad belzig"')) == 2
    assert len(rows(town, f"dataProviderId: {town.organisation}")) == 2
    assert rows(town, "dataProviderId: 999") == []
    assert len(rows(town, 'excludeFilter: {anything: ["goes"]}')) == 2


def test_the_day_changes_at_midnight_in_berlin(town: Place, clock: time_machine.Traveller) -> None:
    create(town, "Fest", dates=[{"dateStart": "2026-03-28", "timeStart": "22:00"}])
    weekly: dict[str, Any] = {"recurring": "1", "recurringType": "1", "recurringWeekdays": ["6"]}
    night = {"dateStart": "2026-03-22", "dateEnd": "2026-04-05", "timeStart": "02:30", "timeEnd": "03:15"}
    series = create(town, "Nachtwanderung", dates=[night], **weekly)
    clock.move_to(datetime(2026, 3, 28, 23, 59, tzinfo=BERLIN))
    assert rows(town) == [
        ("Fest", "2026-03-28"),
        ("Nachtwanderung", "2026-03-29"),
        ("Nachtwanderung", "2026-04-05"),
    ]
    clock.move_to(datetime(2026, 3, 28, 23, 0, tzinfo=BERLIN) + timedelta(hours=1))
    assert rows(town) == [("Nachtwanderung", "2026-03-29"), ("Nachtwanderung", "2026-04-05")]
    assert days_of(town, series) == ["2026-03-29", "2026-04-05"]
    query = "{ eventRecords { date { dateStart dateEnd timeStart timeEnd } } }"
    assert {tuple(row["date"].values())[2:] for row in town.data(query)["eventRecords"]} == {
        ("02:30", "03:15")
    }


def test_another_municipality_sees_nothing(calendar: Place, amt: Place) -> None:
    other = create(amt, "Nur im Amt", dates=[span(1)])
    assert rows(amt) == [("Nur im Amt", day(1))]
    assert ("Nur im Amt", day(1)) not in rows(calendar)
    assert rows(calendar, f"ids: [{other}]") == []
    assert calendar.data(f"{{ eventRecord(id: {other}) {{ id }} }}") == {"eventRecord": None}


def test_categories_count_all_and_coming_events(town: Place) -> None:
    create(town, "Vorbei", dates=[span(-3)], categoryName="Markt", addresses=[{"city": "Brück"}])
    create(town, "Bald", dates=[span(3), span(4)], categoryName="Markt", addresses=[{"city": "Brück"}])
    create(town, "Anderswo", dates=[span(3)], categoryName="Markt", addresses=[{"city": "Niemegk"}])
    query = """{ categories { name eventRecordsCount upcomingEventRecordsCount there: upcomingEventRecordsCount(location: "Brück")
      eventRecords { title } upcomingEventRecords(location: "brück") { title date { id } listDate } } }"""
    [found] = town.data(query, role="app")["categories"]
    titles = sorted(row["title"] for row in found.pop("eventRecords"))
    assert titles == ["Anderswo", "Bald", "Vorbei"]
    assert found == {
        "name": "Markt",
        "eventRecordsCount": 3,
        "upcomingEventRecordsCount": 2,
        "there": 1,
        "upcomingEventRecords": [{"title": "Bald", "date": None, "listDate": day(3)}],
    }


def test_addresses_of_coming_events(town: Place) -> None:
    create(town, "Vorbei", dates=[span(-3)], addresses=[{"city": "Golzow"}])
    for title in ("Eins", "Zwei"):
        create(
            town,
            title,
            dates=[span(3)],
            addresses=[{"street": "Markt 1", "city": "Brück"}, {"city": "Borkheide"}],
        )
    found = town.data("{ eventRecordsAddresses { street city } }", role="app")["eventRecordsAddresses"]
    assert sorted(found, key=str) == [
        {"street": "Markt 1", "city": "Brück"},
        {"street": None, "city": "Borkheide"},
    ]


def test_a_month_of_ten_thousand_events_takes_two_statements(town: Place) -> None:
    expected = _fill(town, 10_000)
    query = f"""{{ eventRecords(dateRange: ["{day(0)}", "{day(30)}"], order: listDate_ASC) {{
      id title listDate recurring date {{ id dateStart }} dataProvider {{ name }} }} }}"""
    with CaptureQueriesContext(connection) as statements:
        found = town.data(query, role="app")["eventRecords"]
    assert len([one for one in statements if "content_item" in one["sql"]]) == 2
    assert [row["listDate"] for row in found] == sorted(
        start.isoformat() for start in expected if start <= TODAY + timedelta(days=30)
    )
    assert all(row["date"]["dateStart"] == row["listDate"] for row in found)


def _fill(town: Place, count: int) -> list[date]:
    """Events of which a quarter are weekly for a quarter of a year; returns the days on which one takes place."""
    week = {"date_start": day(0), "date_end": day(84)}
    weekly = store(town, title="Wöchentlich", dates=[week], recurrence={"rule": "FREQ=WEEKLY"})
    singles = [store(town, title="Einzeln", dates=[{"date_start": day(offset)}]) for offset in range(100)]
    found: list[Occurrence] = []
    with within(town.id):
        patterns = [weekly if index % 4 == 0 else singles[index % 100] for index in range(count - 101)]
        items = Item.objects.bulk_create([_copy(one.item) for one in patterns], batch_size=500)
        for item, pattern in zip(items, patterns, strict=True):
            found += occurrence_rows(item, pattern.document)
        Occurrence.objects.bulk_create(found, batch_size=2000)
        return [one.starts_on for one in Occurrence.objects.all()]


def _copy(item: Item) -> Item:
    made = copy(item)
    made.pk = None
    return made
