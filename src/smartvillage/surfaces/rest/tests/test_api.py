"""Addresses of the REST wire: tokens, bodies, failures, all as JSON."""

from collections.abc import Iterator
from http import HTTPStatus
from types import ModuleType

import pytest
from django.http import HttpResponse
from django.urls import clear_url_caches, path, set_urlconf
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.errors import Invalid, NotFound, Refused
from smartvillage.core.limits import limit
from smartvillage.surfaces.rest.api import public, routes
from smartvillage.surfaces.rest.bodies import nested
from smartvillage.surfaces.rest.call import Call, said
from smartvillage.testing import Place, call, token


def echo(asked: Call, number: int = 0) -> HttpResponse:
    return said({"number": number, "role": asked.viewer.role, "body": asked.body}, status=HTTPStatus.CREATED)


@public
def fails(asked: Call, why: str) -> HttpResponse:
    match why:
        case "refused":
            raise Refused
        case "absent":
            raise NotFound
        case "invalid":
            raise Invalid({"name": "Name fehlt"})
        case "section":
            return said(asked.section("thing"))
        case "often":
            limit("test", times=1, seconds=60)
            limit("test", times=1, seconds=60)
    raise RuntimeError("broken")


@pytest.fixture(autouse=True)
def _addresses(settings: object) -> Iterator[None]:
    room = ModuleType("rest_test_urls")
    room.urlpatterns = [  # type: ignore[attr-defined]
        *routes({"echo": {"POST": echo, "GET": echo}, "echo/<int:number>": {"DELETE": echo}}),
        *routes({"fails/<slug:why>": {"POST": fails}}),
        path("kept", lambda _request: HttpResponse()),
    ]
    settings.ROOT_URLCONF = room  # type: ignore[attr-defined]
    clear_url_caches()
    yield
    set_urlconf(None)
    clear_url_caches()


def host(place: Place) -> str:
    return f"{place.slug}.localhost"


def test_without_a_token_nothing_is_said(town: Place) -> None:
    refused = call("/echo.json", {}, host=host(town))
    assert (refused.status, refused.body) == (401, b"")
    assert "invalid_token" in refused.headers["WWW-Authenticate"]


@pytest.mark.parametrize("address", ["/echo", "/echo.json"])
def test_json_forms_and_queries_mean_the_same(town: Place, address: str) -> None:
    sent = token(town, "app")
    bodies = [
        call(address, {"a": {"b": "1"}}, host=host(town), authorization=f"Bearer {sent}"),
        call(
            address,
            b"a[b]=1",
            host=host(town),
            authorization=f"Bearer {sent}",
            content_type="application/x-www-form-urlencoded",
        ),
        call(f"{address}?a[b]=1", b"", host=host(town), authorization=f"Bearer {sent}"),
    ]
    assert [answer.json for answer in bodies] == [{"number": 0, "role": "app", "body": {"a": {"b": "1"}}}] * 3
    assert bodies[0].headers["Access-Control-Allow-Origin"] == "*"


def test_the_method_may_come_in_a_header(town: Place) -> None:
    asked = call(
        "/echo/7.json",
        {},
        host=host(town),
        authorization=f"Bearer {token(town)}",
        x_http_method_override="DELETE",
    )
    assert (asked.status, asked.json["number"]) == (201, 7)
    wrong = call("/echo", method="PUT", host=host(town))
    assert (wrong.status, wrong.headers["Allow"]) == (405, "POST, GET, OPTIONS")
    assert call("/echo", method="OPTIONS", host=host(town)).status == 204


@pytest.mark.parametrize(
    ("why", "status"),
    [
        ("refused", 403),
        ("absent", 404),
        ("invalid", 422),
        ("section", 400),
        ("often", 429),
        ("broken", 500),
    ],
)
def test_failures_are_json(town: Place, why: str, status: int) -> None:
    answer = call(f"/fails/{why}", {}, host=host(town))
    assert answer.status == status
    assert answer.json["error"]
    assert "broken" not in answer.json["error"]


@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b"\xff\xfe"])
def test_bodies_that_are_no_object_are_refused(town: Place, body: bytes) -> None:
    assert call("/fails/section", body, host=host(town)).status == 400


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab[]", max_size=12), st.lists(st.text(max_size=3), min_size=1, max_size=2)
        )
    )
)
def test_wild_names_of_parameters_never_break(pairs: list[tuple[str, list[str]]]) -> None:
    assert isinstance(nested(pairs), dict)
