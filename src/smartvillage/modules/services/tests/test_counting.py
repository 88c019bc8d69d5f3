"""What is wanted most is counted by day, without anybody being remembered."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import today
from smartvillage.modules.services import counting
from smartvillage.modules.services.models import OwnService, Showing
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.testing import Place, call

HOST = "bad-belzig.localhost"
PAGE = "/bus/api/v1/pstExtended/{}?areaId=10004"


def show(service: str, times: int, *, host: str = HOST, path: str = PAGE) -> None:
    for _ in range(times):
        reply = call(path.format(service), method="GET", host=host, x_federal_state="BB")
        assert reply.status == 200, reply.body


def top(**headers: Any) -> list[str]:
    reply = call("/bus/api/v1/stats/top?limit=10", method="GET", host=HOST, x_federal_state="BB", **headers)
    return [row["object"]["id"] for row in reply.json["results"]]


def rows(town: Place) -> dict[str, int]:
    with within(town.id):
        return dict(Showing.objects.values_list("service", "number"))


@pytest.mark.usefixtures("catalogue")
def test_every_showing_counts_kept_or_not(town: Place, amt: Place) -> None:
    show("2", 3)
    show("100004711", 2)
    show("100004711", 3, path="/bus/api/v1/service/{}/full")
    show("2", 9, host="amt-niemegk.localhost")
    counting.flush()
    assert rows(town) == {"2": 3, "100004711": 5}
    show("2", 1)
    counting.flush()
    counting.flush()
    assert rows(town)["2"] == 4
    assert rows(amt) == {"2": 9}


@pytest.mark.usefixtures("catalogue")
def test_old_apps_count_too(town: Place) -> None:
    query = '{ publicServiceTypes(areaId: "10004", externalIds: ["2"]) { textBlocks { text } } }'
    call("/bus/graphql", {"query": query}, host=HOST)
    call("/bus/graphql", {"query": query.replace("textBlocks { text }", "name")}, host=HOST)
    counting.flush()
    assert rows(town) == {"2": 1}


@pytest.mark.usefixtures("catalogue")
def test_lists_and_services_that_are_not_there_do_not_count(town: Place) -> None:
    call("/bus/api/v1/pst/find?areaId=10004", method="GET", host=HOST, x_federal_state="BB")
    call(PAGE.format("99999"), method="GET", host=HOST, x_federal_state="BB")
    counting.flush()
    assert rows(town) == {}


@pytest.mark.usefixtures("catalogue")
def test_pinned_ones_come_first_then_the_most_shown_of_the_last_months(town: Place) -> None:
    show("2", 1)
    show("100004711", 2)
    counting.flush()
    long_ago = today() - timedelta(days=counting.COUNTED_DAYS)
    Showing.objects.create(municipality_id=town.id, service="3", day=long_ago, number=1000)
    OwnService.objects.create(municipality_id=town.id, service="a/b c", pinned=1)
    bump_overlay(municipality=town.id)
    assert top() == ["a/b c", "100004711", "2"]


def test_what_was_shown_long_ago_is_forgotten(town: Place) -> None:
    for days in (counting.KEPT_DAYS, counting.KEPT_DAYS + 1):
        day = today() - timedelta(days=days)
        Showing.objects.create(municipality_id=town.id, service="3", day=day, number=days)
    counting.forget_old_counts()
    with within(town.id):
        assert [row.number for row in Showing.objects.all()] == [counting.KEPT_DAYS]


@pytest.mark.usefixtures("catalogue")
def test_counts_that_cannot_be_written_are_dropped(town: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_gathered: Any) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(counting, "_write", refuse)
    show("2", 1)
    counting.flush()
    monkeypatch.undo()
    counting.flush()
    assert rows(town) == {}
