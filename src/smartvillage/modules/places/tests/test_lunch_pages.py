"""Lunch for citizens: who serves what on a day."""

from datetime import timedelta
from typing import Any

import pytest

from smartvillage.kit.dates import today
from smartvillage.surfaces.webapp.tests.pagecheck import links, statements, words
from smartvillage.testing import Place


def inn(place: Place, name: str, *, ahead: int = 0, **lunch: Any) -> int:
    day = str(today() + timedelta(days=ahead))
    span = {"date_start": day, "date_end": day, "time_start": "11:30", "time_end": "14:00"}
    offers = [{"name": "Linsensuppe", "price": "6,50 €"}]
    return place.publish(
        "point_of_interest", name=name, lunches=[{"dates": [span], "lunch_offers": offers, **lunch}]
    )


def test_today_s_dishes_with_prices(town: Place, amt: Place) -> None:
    number = inn(town, "Zum Hirsch", text="Auch zum <b>Mitnehmen</b>")
    inn(town, "Alte Mühle", ahead=1)
    inn(amt, "Anderswo")
    answer = town.page("/mittagstisch")
    said = words(answer)
    assert "Zum Hirsch 11:30–14:00 Uhr Linsensuppe 6,50 € Auch zum Mitnehmen" in said
    assert ("Alte Mühle" in said, "Anderswo" in said) == (False, False)
    assert f"/orte/{number}-zum-hirsch" in links(answer)
    assert statements(town, "/mittagstisch") == 2


def test_days_that_have_something_lead_on(town: Place) -> None:
    inn(town, "Zum Hirsch")
    inn(town, "Alte Mühle", ahead=1)
    tomorrow = f"/mittagstisch?tag={today() + timedelta(days=1)}"
    assert tomorrow in links(town.page("/mittagstisch"))
    assert "Alte Mühle" in words(town.page(tomorrow))
    assert f"/mittagstisch?tag={today() + timedelta(days=2)}" not in links(town.page("/mittagstisch"))


def test_the_start_page_says_what_there_is_today(town: Place) -> None:
    assert "Heute Mittag" not in words(town.page("/"))
    inn(town, "Zum Hirsch")
    assert "Heute Mittag Mittagstisch 11:30–14:00 Uhr Zum Hirsch Linsensuppe" in words(town.page("/"))


@pytest.mark.parametrize("day", ["", "x", "0000-00-00", "9999-12-31", "%00"])
def test_odd_days_are_no_error(town: Place, day: str) -> None:
    inn(town, "Zum Hirsch", dates=[{"date_start": "2000-01-01"}])
    assert town.page(f"/mittagstisch?tag={day}").status_code == 200
