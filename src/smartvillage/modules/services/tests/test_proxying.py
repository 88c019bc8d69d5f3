"""Questions passed on: one call for many who ask, the last good answer while the upstream is down."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection

from smartvillage.core.municipalities.scope import within
from smartvillage.core.sealing import seal
from smartvillage.kit.dates import now
from smartvillage.modules.services.models import Connection, KeptAnswer, OwnService
from smartvillage.modules.services.proxying import Passed, Unavailable, ask, forget_old_answers, proxy_of
from smartvillage.modules.services.sources.client import PURPOSE
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles import upstream
from smartvillage.modules.services.tests.doubles.upstream import Upstream
from smartvillage.testing import Place, Reply, call

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[Upstream]:
    settings.FETCH_ALLOW_PRIVATE = True
    with upstream.running() as found:
        found.routes = {"/pst/": lambda asked: {"id": "7", "asked": asked.query.get("areaId")}}
        small.source(
            name="TSA",
            kind="rest_zufi",
            mode="proxy",
            base_url=found.url,
            secret=seal("key", purpose=PURPOSE),
        )
        yield found


def answer(place: Place, path: str = "pst/7", **parameters: str) -> Passed:
    source = proxy_of("BB")
    assert source
    with within(place.id):
        return ask(
            source=source,
            municipality=place.id,
            path=path,
            parameters=[(name, [value]) for name, value in parameters.items()],
        )


def test_an_answer_is_fresh_for_a_while_however_it_is_asked_for(town: Place, server: Upstream) -> None:
    assert answer(town, areaId="1", x="2").body == b'{"id":"7","asked":"1"}'
    assert not answer(town, x="2", areaId="1").stale
    assert len(server.asked) == 1
    answer(town, areaId="2")
    assert len(server.asked) == 2


def test_seven_days_without_upstream_are_survived_and_no_more(town: Place, server: Upstream) -> None:
    answer(town)
    server.routes = {"/": lambda _: 503}
    with time_machine.travel(now() + timedelta(days=6, hours=23)):
        found = answer(town)
        assert found.stale
        assert found.body == b'{"id":"7","asked":null}'
        asked = len(server.asked)
        assert answer(town).stale
        assert len(server.asked) == asked, "a broken upstream is left alone for a while"
    with time_machine.travel(now() + timedelta(days=7, hours=1)):
        with pytest.raises(Unavailable):
            answer(town)
        forget_old_answers()
        assert KeptAnswer.objects.count() == 0


def test_each_municipality_asks_with_its_own_key(town: Place, server: Upstream) -> None:
    answer(town)
    with within(town.id):
        Connection.objects.create(
            municipality_id=town.id, state="BB", source=proxy_of("BB"), secret=seal("own", purpose=PURPOSE)
        )
    answer(town, areaId="2")
    assert [one.headers["api_key"] for one in server.asked] == ["key", "own"]


def test_a_municipality_asks_no_more_than_its_key_allows(town: Place, amt: Place, server: Upstream) -> None:
    with within(town.id):
        Connection.objects.create(
            municipality_id=town.id, state="BB", source=proxy_of("BB"), requests_per_day=2
        )
    first = answer(town, areaId="1")
    answer(town, areaId="2")
    with pytest.raises(Unavailable):
        answer(town, areaId="3")
    with time_machine.travel(now() + timedelta(minutes=6)):
        assert answer(town, areaId="1").body == first.body, "what is known goes on being served"
        assert answer(amt, areaId="3").body == b'{"id":"7","asked":"3"}', "others are not held back"
    assert len(server.asked) == 3
    with time_machine.travel(now() + timedelta(days=1)):
        assert answer(town, areaId="4").body == b'{"id":"7","asked":"4"}'


@pytest.mark.parametrize(
    "fault", [upstream.half, upstream.truncated, upstream.status(429), upstream.status(404)]
)
def test_what_is_no_answer_is_not_kept(fault: upstream.Fault, town: Place, server: Upstream) -> None:
    server.faults = [fault]
    with pytest.raises(Unavailable):
        answer(town)
    assert KeptAnswer.objects.get().fetched_at is None
    with time_machine.travel(now() + timedelta(minutes=1)):
        assert not answer(town).stale


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("old", [False, True], ids=["cold", "stale"])
def test_of_fifty_who_ask_at_once_one_is_passed_on(old: bool, town: Place, server: Upstream) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("an SQLite in memory cannot be shared by threads that wait for each other")
    if old:
        answer(town)
        KeptAnswer.objects.update(fetched_at=now() - timedelta(hours=1))
        server.asked.clear()
    server.seconds = 0.5
    found: list[bytes] = []

    def asking() -> None:
        try:
            found.append(answer(town).body)
        finally:
            connection.close()

    threads = [threading.Thread(target=asking) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 50
    assert len(server.asked) == 1


def test_what_the_catalogue_does_not_know_is_passed_on_by_the_wire(town: Place, server: Upstream) -> None:
    def get(path: str) -> Reply:
        return call(f"/bus/api/v1/{path}", method="GET", host=f"{town.slug}.localhost", x_federal_state="BB")

    server.routes["/pst/find"] = upstream.listed([{"id": "7", "name": "Von dort"}])
    assert get("pst/7").json["id"] == "7"
    found = get("pst/find?areaId=10004&limit=5")
    assert [row["object"]["name"] for row in found.json["results"]] == ["Von dort"]
    server.routes = {"/": lambda _: 404}
    assert get("pst/8").status == 404
    server.routes = {"/": lambda _: 503}
    assert get("pst/9").status == 502
    asked = len(server.asked)
    get("changes?since=0")
    get("../../secret")
    assert len(server.asked) == asked


def test_old_apps_are_answered_from_the_upstream_too(town: Place, server: Upstream) -> None:
    def ask_old(query: str, **variables: Any) -> Any:
        said = {"query": query, "variables": {"areaId": "10004", **variables}}
        return call("/bus/graphql", said, host=f"{town.slug}.localhost").json

    small.areas()
    Connection.objects.create(municipality_id=town.id, state="BB")
    office = {"id": "3", "name": "Amt", "openingHours": "<p>Mo</p>"}
    server.routes = {
        "/pst/find": upstream.listed([{"id": "7", "name": "Von dort"}]),
        "/pst/": lambda _: {"id": "7", "name": "Von dort"},
        "/pstExtended/": lambda _: {
            "id": "7",
            "name": "Von dort",
            "textBlocks": [{"name": "Kurztext", "text": "T"}],
        },
        "/ou/": upstream.listed([office]),
        "/form/": upstream.listed([{"id": "5", "name": "Antrag", "links": [{"url": "https://a.example"}]}]),
        "/": upstream.listed([]),
    }
    every = "query ($areaId: ID!) { publicServiceTypes(areaId: $areaId) { externalId name } }"
    assert ask_old(every) == {"data": {"publicServiceTypes": [{"externalId": "7", "name": "Von dort"}]}}
    page = """query ($areaId: ID!, $ids: [ID!]) { publicServiceTypes(areaId: $areaId, externalIds: $ids) { name
      textBlocks { name text } organisationalUnits { name openingHours forms { name } } persons { firstName } } }"""
    whole = {
        "name": "Von dort",
        "textBlocks": [{"name": "Kurztext", "text": "T"}],
        "organisationalUnits": [{"name": "Amt", "openingHours": "<p>Mo</p>", "forms": [{"name": "Antrag"}]}],
        "persons": [],
    }
    assert ask_old(page, ids=["7"]) == {"data": {"publicServiceTypes": [whole]}}
    seen = len(server.asked)
    assert ask_old(page + " #", ids=["7"]) == {"data": {"publicServiceTypes": [whole]}}
    assert len(server.asked) == seen  # each of the upstream's answers was kept


@pytest.mark.parametrize("said", [503, 404, "kein JSON", [], {"results": [None, 7, {"object": 3}, {}]}])
def test_an_upstream_that_says_nothing_of_use_is_no_error_for_old_apps(
    town: Place, server: Upstream, said: Any
) -> None:
    small.areas()
    Connection.objects.create(municipality_id=town.id, state="BB")
    server.routes = {"/": lambda _: said}
    for query in ("{ id }", "{ name textBlocks { text } }"):
        asked = {
            "query": f'{{ publicServiceTypes(areaId: "10004", externalIds: ["7"]) {query} }}'.replace(
                "id }", "externalId }"
            )
        }
        assert call("/bus/graphql", asked, host=f"{town.slug}.localhost").json == {
            "data": {"publicServiceTypes": []}
        }


def test_what_the_municipality_hides_does_not_come_back_from_the_upstream(
    town: Place, server: Upstream
) -> None:
    small.areas()
    with within(town.id):
        Connection.objects.create(municipality_id=town.id, state="BB")
        OwnService.objects.create(municipality_id=town.id, service="7", hidden=True)
    rows = [{"id": "7", "name": "Verborgen"}, {"id": "8", "name": "Von dort"}]
    server.routes = {"/pst/find": upstream.listed(rows), "/": lambda _: {"id": "7", "name": "Verborgen"}}

    def get(path: str) -> Reply:
        return call(f"/bus/api/v1/{path}", method="GET", host=f"{town.slug}.localhost", x_federal_state="BB")

    assert [row["object"]["id"] for row in get("pst/find?areaId=10004").json["results"]] == ["8"]
    assert [get(path).status for path in ("pst/7", "pstExtended/7", "service/7/full")] == [404] * 3
    asked = {"query": '{ publicServiceTypes(areaId: "10004") { externalId } }'}
    found = call("/bus/graphql", asked, host=f"{town.slug}.localhost").json
    assert found == {"data": {"publicServiceTypes": [{"externalId": "8"}]}}
    assert all("7" not in path for path in server.paths())
