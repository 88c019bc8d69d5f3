"""Series without end go on as time passes."""

from datetime import date, datetime, timedelta

import time_machine

from smartvillage.core.jobs.outbox import REGULAR
from smartvillage.kit.dates import BERLIN
from smartvillage.modules.events.jobs import extend_all_series, extend_series
from smartvillage.modules.events.tests.support import TODAY, create, days_of, occurrences, span, store, stored
from smartvillage.testing import Place


def test_the_window_goes_with_the_time(town: Place, amt: Place, clock: time_machine.Traveller) -> None:
    endless = store(
        town, dates=[{"date_start": TODAY}], recurrence={"rule": "FREQ=WEEKLY"}, cancelled=["2028-03-31"]
    )
    finite = store(
        town, dates=[{"date_start": TODAY, "date_end": "2028-12-31"}], recurrence={"rule": "FREQ=WEEKLY"}
    )
    create(town, "Einzeln", dates=[span(3)])
    number = endless.item.pk
    before = occurrences(town, number)
    assert before[-1] == (date(2028, 3, 17),) * 2
    assert extend_series(municipality=town.id) == 0
    clock.move_to(datetime(2026, 4, 10, 3, tzinfo=BERLIN))
    assert days_of(town, str(number))[-1] == "2028-03-17"
    assert extend_series(municipality=amt.id) == 0
    assert extend_series(municipality=town.id) == 1
    assert extend_series(municipality=town.id) == 0
    assert occurrences(town, number) == [*before, (date(2028, 3, 24),) * 2, (date(2028, 4, 7),) * 2]
    assert days_of(town, str(number))[-1] == "2028-04-07"
    assert stored(town, number).version == 1
    assert len(occurrences(town, finite.item.pk)) == len(finite.document.happenings())


def test_a_long_daily_series_moves_its_window(town: Place, clock: time_machine.Traveller) -> None:
    number = create(town, dates=[span(0, 3000)], recurring="1", recurringType="0")
    assert len(occurrences(town, int(number))) == 1000
    clock.move_to(datetime(2027, 3, 20, 3, tzinfo=BERLIN))
    assert "smartvillage.modules.events.jobs.extend_all_series" in REGULAR
    extend_all_series()
    found = days_of(town, number)
    assert found[0] == "2027-03-20"
    assert len(found) == 1000
    assert occurrences(town, int(number))[-1] == (date(2027, 3, 20) + timedelta(days=999),) * 2
