"""Which lunches are listed when, and for whom."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.find import find_item
from smartvillage.core.content.states import set_visible
from smartvillage.modules.places.lunches import list_date
from smartvillage.testing import Place

ASK = """query ($range: [String], $limit: Int, $order: LunchesOrder) { lunches(dateRange: $range, limit: $limit, order: $order) {
  id text listDate lunchOffers { name price } pointOfInterestAttributes pointOfInterest { title: name } } }"""


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel("2026-05-10T12:00:00+02:00"):
        yield


def inn(place: Place, *days: str, name: str = "Zum Hirsch") -> int:
    lunches = [
        {
            "text": day,
            "dates": [{"date_start": day, "date_end": day}],
            "lunch_offers": [{"name": "Suppe", "price": "4 €"}],
        }
        for day in days
    ]
    return place.publish("point_of_interest", name=name, lunches=lunches)


def texts(place: Place, **variables: Any) -> list[str]:
    return [one["text"] for one in place.agreed(ASK, variables, role="app")["lunches"]]


def test_lunches_to_come_are_listed_with_their_inn(town: Place, amt: Place) -> None:
    inn(town, "2026-05-09", "2026-05-10", "2026-05-11")
    inn(amt, "2026-05-10")
    town.publish("point_of_interest", name="Ohne Küche")
    found = town.agreed(ASK, role="app")["lunches"]
    assert [(one["text"], one["listDate"]) for one in found] == [
        ("2026-05-11", "2026-05-11"),
        ("2026-05-10", "2026-05-10"),
    ]
    assert found[0]["lunchOffers"] == [{"name": "Suppe", "price": "4 €"}]
    assert found[0]["pointOfInterest"] == {"title": "Zum Hirsch"}
    one = "{ lunch(id: ID) { text } none: lunch(id: 7) { id } }".replace("ID", found[0]["id"])
    assert town.agreed(one) == {"lunch": {"text": "2026-05-11"}, "none": None}
    assert amt.agreed(one)["lunch"] is None


def test_days_cut_the_list(town: Place) -> None:
    inn(town, "2026-05-09", "2026-05-10", "2026-05-11")
    assert texts(town, range=["2026-05-09", "2026-05-10"], order="id_ASC") == ["2026-05-09", "2026-05-10"]
    assert texts(town, limit=1, order="id_ASC") == ["2026-05-10"]
    wrong = town.ask(ASK, {"range": ["2026-05-09"]})["errors"][0]["message"]
    assert wrong == "DateRange invalid! Should be [start_date, end_date] each with format `2020-12-31`"


def test_what_citizens_do_not_see_has_no_lunch(town: Place) -> None:
    number = inn(town, "2026-05-10")
    item = find_item(viewer=town.viewer(), kind="point_of_interest", number=number)
    assert item
    set_visible(viewer=town.viewer(), item=item, visible=False)
    assert (texts(town), len(town.agreed(ASK)["lunches"])) == ([], 1)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 30)).map(lambda one: (one[0], one[0] + timedelta(days=one[1])))


@given(st.lists(SPANS, max_size=4), DAYS)
def test_the_day_is_the_first_to_come_or_one_that_was(spans: list[tuple[date, date]], today: date) -> None:
    found = list_date(spans, today)
    assert (found is None) == (not spans)
    if found and found > today:
        assert found in [start for start, _ in spans]
        assert not any(today <= start < found for start, _ in spans)
