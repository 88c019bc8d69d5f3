"""Deadlines as citizens see them."""

from datetime import timedelta

from smartvillage.kit.dates import long_date, today
from smartvillage.surfaces.webapp.tests.pagecheck import words
from smartvillage.testing import Place


def test_the_next_one_first_and_none_that_has_passed(town: Place) -> None:
    numbers = {}
    for title, days in (("Später", 40), ("Bald", 3), ("Vorbei", -1)):
        dates = [{"date_end": str(today() + timedelta(days=days))}]
        numbers[title] = town.publish("generic_item", "Deadline", title=title, dates=dates)
    said = words(town.page("/fristen"))
    assert "2 Einträge" in said
    assert said.index("Bald") < said.index("Später")
    assert f"Frist bis {long_date(today() + timedelta(days=3)).split(', ')[1]}" in words(
        town.page(f"/fristen/{numbers['Bald']}-bald")
    )
    assert town.page(f"/fristen/{numbers['Vorbei']}-vorbei").status_code == 404
