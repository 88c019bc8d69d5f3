"""The compiled path answers rows and dates as graphql-core's executor does."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.modules.events.tests.support import create, day, span, store
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import document
from smartvillage.surfaces.graphql.execute import answer
from smartvillage.surfaces.graphql.rendering import render
from smartvillage.surfaces.graphql.standard import execute_standard
from smartvillage.testing import Place

QUERIES = [
    "{ eventRecords { id title } }",
    "{ eventRecords(order: listDate_ASC) { id listDate date { id dateStart dateEnd timeStart } } }",
    "{ eventRecords(order: listDate_DESC, limit: 3, skip: 1) { key: id day: date { start: dateStart } } }",
    "{ eventRecords { date { __typename id } ... on EventRecord { dates { id dateStart } } } }",
    "{ a: eventRecords(order: id_ASC) { id } b: eventRecords(order: id_ASC) { id date { id } } }",
    "{ eventRecords { ...row } } fragment row on EventRecord { title ...when } fragment when on EventRecord { date { id } }",
    "query($x: Boolean = true) { eventRecords { id date @include(if: $x) { id } } }",
    "query($x: Boolean = false) { eventRecords { id date @include(if: $x) { id } } }",
    "query($x: Boolean!) { eventRecords { id ... @skip(if: $x) { date { id } } listDate } }",
    "{ eventRecords(onlyUniqEvents: true, order: listDate_ASC) { id date { dateStart } listDate } }",
    f'{{ eventRecords(dateRange: ["{day(0)}", "{day(8)}"], order: title_ASC) {{ title listDate sortDate }} }}',
    '{ eventRecords(dateRange: ["x"]) { id } }',
    "{ eventRecords(order: unknown_ASC) { id } eventRecordsAddresses { city } }",
    "{ eventRecord(id: 1) { id date { id } dates { id dateStart } recurring recurringType recurringWeekdays } }",
    "{ eventRecord(id: 0) { id } }",
    "{ categories { eventRecordsCount upcomingEventRecords { title date { id } listDate } } eventRecordsAddresses { id } }",
]


@pytest.fixture
def filled(town: Place) -> Place:
    create(town, "Ausstellung", dates=[span(-3, 5)], categoryName="Kultur", addresses=[{"city": "Brück"}])
    create(town, "Markt", dates=[span(1), span(8), span(-1)], categoryName="Märkte")
    create(town, "Vorbei", dates=[span(-9)], categoryName="Kultur")
    store(
        town,
        title="Chor",
        dates=[{"date_start": day(-14), "date_end": day(21), "time_start": "18:00"}],
        recurrence={"rule": "FREQ=WEEKLY", "excluded": [day(7)]},
    )
    return town


def both(place: Place, query: str, variables: dict[str, Any], role: str) -> tuple[Any, Any]:
    ours = answer(
        query=query, variables=variables, operation=None, context=Context(viewer=place.viewer(role))
    )
    found = document(query)
    context = Context(viewer=place.viewer(role))
    theirs = render(execute_standard(found, found.operation(None), variables, context))
    return json.loads(ours.body), json.loads(theirs)


@pytest.mark.parametrize("role", ["app", "admin"])
@pytest.mark.parametrize("query", QUERIES)
def test_both_agree(filled: Place, query: str, role: str) -> None:
    for switch in (True, False) if "$x" in query else (None,):
        ours, theirs = both(filled, query, {} if switch is None else {"x": switch}, role)
        assert ours == theirs
        again, _ = both(filled, query, {} if switch is None else {"x": switch}, role)
        assert again == ours


def test_rows_depend_on_the_switch(filled: Place) -> None:
    query = "query($x: Boolean!) { eventRecords { id date @include(if: $x) { id } } }"
    assert len(filled.data(query, {"x": False})["eventRecords"]) == 3
    assert len(filled.data(query, {"x": True})["eventRecords"]) == 6
    with CaptureQueriesContext(connection) as statements:
        filled.data(query, {"x": True}, role="app")
    assert len([one for one in statements if "content_item" in one["sql"]]) == 2
