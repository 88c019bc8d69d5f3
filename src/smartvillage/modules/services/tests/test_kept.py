"""Answers are kept as bytes until catalogue or overlay change; kept ones cost no statement."""

import re
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from smartvillage.core.municipalities.models import Municipality
from smartvillage.modules.services import overlay, tree, versions
from smartvillage.modules.services.tests.catalogue import Catalogue
from smartvillage.modules.services.wire import rest, serving
from smartvillage.testing import Place, Reply, call

HOST = "bad-belzig.localhost"
LIST = "pst/find?areaId=10004&limit=500&offset=0&searchWord=&selectAttributes=id,name"


def get(path: str, **headers: Any) -> Reply:
    return call(f"/bus/api/v1/{path}", method="GET", host=HOST, x_federal_state="BB", **headers)


def cache(path: str, **headers: Any) -> str:
    return get(path, **headers).headers["X-Cache"]


@pytest.fixture
def remembered(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """As outside of a test's transaction: versions and areas are read now and then only."""
    known, areas = versions._versions(), tree.tree("BB")
    monkeypatch.setattr(versions, "_versions", lambda: known)
    monkeypatch.setitem(tree._trees, "BB", (known[versions.AREAS], areas))
    monkeypatch.setattr(serving, "stamp", lambda municipality, state: (1, 1, 1))
    monkeypatch.setattr(overlay, "versions", lambda municipality, fresh: {})


@pytest.mark.usefixtures("catalogue")
def test_the_same_question_is_answered_from_memory() -> None:
    assert [cache(LIST) for _ in range(2)] == ["miss", "hit"]
    other_order = "pst/find?offset=0&limit=500&selectAttributes=id,name&searchWord=&areaId=10004"
    assert cache(other_order) == "hit"
    assert cache(LIST, accept_language="en") == "miss"


@pytest.mark.usefixtures("catalogue")
def test_an_import_is_seen_at_once(catalogue: Catalogue) -> None:
    before = get(LIST)
    catalogue.service("9", "Angelschein beantragen")
    catalogue.changed()
    after = get(LIST)
    assert after.headers["X-Cache"] == "miss"
    assert after.json["totalCount"] == before.json["totalCount"] + 1
    assert after.headers["ETag"] != before.headers["ETag"]


@pytest.mark.usefixtures("catalogue")
def test_a_hundred_services_are_packed(catalogue: Catalogue) -> None:
    for number in range(100):
        catalogue.service(f"s{number}", f"Leistung Nummer {number}")
    plain, packed = get(LIST), get(LIST, accept_encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 4
    assert get(LIST, if_none_match=packed.headers["ETag"]).status == 304


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize(
    ("path", "statements"),
    [
        (LIST, 1),
        ("pstExtended/100004711?areaId=10004", 3),  # texts, who is responsible, their entries
        ("ou/findByCompetence?areaId=10004&pstId=100004711", 3),
        ("pstCategory/find?parentId=1000000&areaId=10004", 4),
        ("political-area/search?searchWords=bel*", 0),
    ],
)
def test_statements_of_a_new_question_and_of_a_known_one(
    path: str, statements: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    get("pst/none?areaId=10004")  # reads the hosts and what the municipality says itself
    with django_assert_num_queries(statements):
        assert get(path).headers["X-Cache"] == "miss"
    with django_assert_num_queries(0):
        assert get(path).headers["X-Cache"] == "hit"


@pytest.mark.usefixtures("catalogue")
def test_refusals_are_not_kept_and_many_questions_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "NEW_QUESTIONS", 3)
    assert [get(f"pst/none-{number}").status for number in range(5)] == [404, 404, 404, 429, 429]
    refused = get("pst/none-7")
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.json["error"] == "Too Many Requests"


@pytest.mark.usefixtures("catalogue")
def test_what_is_known_is_answered_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    get(LIST)
    monkeypatch.setattr(serving, "NEW_QUESTIONS", 0)
    assert [get(LIST).status for _ in range(5)] == [200] * 5


@pytest.mark.usefixtures("catalogue")
def test_a_failure_is_logged_and_told_by_a_number(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_asked: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(rest, "_PATTERNS", [(re.compile(".*"), fail)])
    reply = get("pst/find")
    assert reply.status == 500
    assert reply.json["message"].removeprefix("Internal error ") in caplog.text


@pytest.mark.usefixtures("catalogue")
def test_switched_off_there_is_no_interface(town: Place) -> None:
    assert get(LIST).status == 200
    row = Municipality.objects.get(pk=town.id)
    row.modules_off = ["services"]
    row.save()
    assert get(LIST).status == 404
