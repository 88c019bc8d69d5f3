"""Never more than there is, whoever asks when."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.core.quotas.actions import NotRedeemable, Quota, redeem
from smartvillage.core.quotas.models import Redemption
from smartvillage.core.quotas.periods import FREQUENCIES, period_start
from smartvillage.core.quotas.queries import left_for
from smartvillage.testing import Place


def thing(place: Place) -> Item:
    number = place.publish("generic_item", "Voucher", title="Kaffee")
    with within(place.id):
        found: Item = Item.objects.get(pk=number)
    return found


def member(place: Place, name: str) -> int:
    with within(place.id):
        number: int = Member.objects.create(municipality_id=place.id, email=f"{name}@example.org").pk
    return number


def test_a_member_takes_what_is_left_in_the_period(town: Place) -> None:
    item, ada, quota = thing(town), member(town, "ada"), Quota(total=5, per_person=2, frequency="monthly")
    with time_machine.travel("2026-05-31T12:00:00+02:00"):
        assert redeem(item=item, member=ada, quantity=2, quota=quota)
        with pytest.raises(NotRedeemable, match="member"):
            redeem(item=item, member=ada, quantity=1, quota=quota)
    with time_machine.travel("2026-06-01T00:00:30+02:00"):
        assert redeem(item=item, member=ada, quantity=2, quota=quota)
        with pytest.raises(NotRedeemable, match="Quota exceeded"):
            redeem(item=item, member=member(town, "ben"), quantity=2, quota=quota)


@pytest.mark.parametrize("quantity", [0, -1, 10**9])
def test_quantities_that_mean_nothing(town: Place, quantity: int) -> None:
    with pytest.raises(NotRedeemable):
        redeem(
            item=thing(town), member=member(town, "ada"), quantity=quantity, quota=Quota(per_person=10**12)
        )


def test_the_same_request_counts_once_a_minute(town: Place) -> None:
    item, ada, quota = thing(town), member(town, "ada"), Quota(per_person=5)
    with time_machine.travel("2026-05-31T12:00:00+02:00", tick=False) as clock:
        assert [redeem(item=item, member=ada, quantity=1, quota=quota, device="x") for _ in range(2)] == [
            True,
            False,
        ]
        assert redeem(item=item, member=ada, quantity=1, quota=quota, device="y")
        clock.shift(timedelta(seconds=61))
        assert redeem(item=item, member=ada, quantity=1, quota=quota, device="x")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads cannot share a database in memory")
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_take_no_more_than_there_is(town: Place) -> None:
    item, members = thing(town), [member(town, f"m{index}") for index in range(20)]

    def take(key: int) -> bool:
        try:
            return redeem(item=item, member=key, quantity=1, quota=Quota(total=7))
        except NotRedeemable:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, members)) == 7
    with within(town.id):
        assert Redemption.objects.count() == 7


@given(st.sampled_from(sorted(FREQUENCIES)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_period_begins_on_its_first_day_and_holds_the_day(frequency: str, day: date) -> None:
    start = period_start(frequency, day)
    if start is None:
        assert frequency == "once"
        return
    assert start.date() <= day
    assert period_start(frequency, start.date()) == start
    before = period_start(frequency, start.date() - timedelta(days=1))
    assert before is not None
    assert before < start


@given(
    st.lists(
        st.tuples(st.just(1), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 3)), max_size=5
    )
)
def test_what_is_left_is_never_below_nothing(rows: list[tuple[int, date, int]]) -> None:
    for frequency in FREQUENCIES:
        left = left_for(rows, item=1, per_person=3, frequency=frequency, day=date(2026, 12, 31))
        assert 0 <= left <= 3
    assert left_for(rows, item=2, per_person=3, frequency="once", day=date(2026, 12, 31)) == 3


def test_summer_time_does_not_move_the_day() -> None:
    assert period_start("daily", date(2026, 3, 30)) == datetime.fromisoformat("2026-03-30T00:00:00+02:00")
    assert period_start("weekly", date(2026, 3, 29)) == datetime.fromisoformat("2026-03-23T00:00:00+01:00")
