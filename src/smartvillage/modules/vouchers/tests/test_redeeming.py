"""Redeeming a voucher from the app; every refusal is a status."""

from dataclasses import replace
from typing import Any

import pytest
import time_machine

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.testing import Place, ask

REDEEM = """mutation ($m: ID!, $v: ID!, $n: Int!, $d: String) {
  redeemQuotaOfVoucher(memberId: $m, voucherId: $v, quantity: $n, deviceToken: $d) { id status statusCode } }"""
READ = """query ($m: ID) { genericItems(genericType: "Voucher") { id payload quota { maxQuantity maxPerPerson frequency
  availableQuantity availableQuantityForMember(memberId: $m) } } }"""


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel("2026-05-10T12:00:00+02:00"):
        yield


def voucher(place: Place, **values: Any) -> int:
    quota = {"max_quantity": 10, "max_per_person": 2, "frequency": "monthly"}
    return place.publish("generic_item", "Voucher", **{"title": "Kaffee", "quota": quota, **values})


def member(place: Place, name: str = "ada") -> int:
    with within(place.id):
        number: int = Member.objects.create(municipality_id=place.id, email=f"{name}@example.org").pk
    return number


def redeem(
    place: Place, key: int, number: int, quantity: int = 1, device: str = "", *, calling: int | None = -1
) -> Any:
    viewer = replace(place.viewer("app"), member=key if calling == -1 else calling)
    variables = {"m": str(key), "v": str(number), "n": quantity, "d": device}
    answer = ask(REDEEM, variables, viewer=viewer)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["redeemQuotaOfVoucher"]


def test_what_is_left_is_told_to_everybody_and_to_the_member(town: Place) -> None:
    ada, ben, number = member(town), member(town, "ben"), voucher(town)

    def left(key: int | None) -> tuple[int, int]:
        found = town.agreed(READ, {"m": key and str(key)}, role="app")["genericItems"][0]
        assert found["payload"]["id"] == str(number)
        return found["quota"]["availableQuantity"], found["quota"]["availableQuantityForMember"]

    assert (left(ada), left(None)) == ((10, 2), (10, 2))
    assert redeem(town, ada, number, 2) == {
        "id": str(number),
        "status": "Voucher redeemed",
        "statusCode": 200,
    }
    assert (left(ada), left(ben), left(None)) == ((8, 0), (8, 2), (8, 2))
    with time_machine.travel("2026-06-01T12:00:00+02:00"):
        assert left(ada) == (8, 2)


def test_refusals(town: Place, amt: Place) -> None:
    ada, ben = member(town), member(town, "ben")
    over = voucher(town, dates=[{"date_start": "2026-01-01", "date_end": "2026-05-09"}])
    later = voucher(town, dates=[{"date_start": "2026-05-11"}])
    open_end = voucher(town, dates=[{"date_start": "2026-05-01"}])
    news = town.publish("news_item", title="Neu")
    number, foreign = voucher(town), voucher(amt)
    said = [
        redeem(town, ada, number, calling=None),
        redeem(town, ada, number, calling=ben),
        redeem(town, ada, foreign),
        redeem(town, ada, news),
        redeem(town, ada, over),
        redeem(town, ada, later),
        redeem(town, ada, number, 3),
        redeem(town, ada, number, 0),
        redeem(town, ada, 10**17),
    ]
    assert [one["statusCode"] for one in said] == [403, 403, 404, 404, 403, 403, 403, 403, 404]
    assert redeem(town, ada, open_end)["statusCode"] == 200


def test_what_the_app_sends_again_counts_once(town: Place) -> None:
    ada, number = member(town), voucher(town)
    assert [redeem(town, ada, number, 1, "phone")["statusCode"] for _ in range(3)] == [200, 200, 200]
    assert town.agreed(READ, role="app")["genericItems"][0]["quota"]["availableQuantity"] == 9


def test_a_member_s_vouchers_are_their_own_business(town: Place) -> None:
    ada, number = member(town), voucher(town)
    voucher(town)
    redeem(town, ada, number)
    asked = (
        f'{{ vouchers(memberId: "{ada}") {{ id }} all: vouchers {{ id }} voucher(id: {number}) {{ title }} }}'
    )

    def seen(**changes: Any) -> Any:
        return ask(asked, viewer=replace(town.viewer("app"), **changes))["data"]

    assert [one["id"] for one in seen(member=ada)["vouchers"]] == [str(number)]
    assert seen()["vouchers"] == []
    assert (len(seen()["all"]), seen()["voucher"]) == (2, {"title": "Kaffee"})
    assert "Record not found" in town.ask("{ voucher(id: 999) { id } }")["errors"][0]["message"]


def test_a_list_asks_once_for_all_quotas(town: Place, django_assert_num_queries: Any) -> None:
    for _ in range(5):
        voucher(town)
    ada, viewer = member(town), town.viewer("app")
    ask(READ, {"m": str(ada)}, viewer=viewer)
    with django_assert_num_queries(4):
        ask(READ + " #", {"m": str(ada)}, viewer=viewer)
