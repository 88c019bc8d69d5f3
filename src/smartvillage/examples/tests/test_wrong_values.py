"""One wrong value anywhere in the configuration of the app: the pages still open."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartvillage.examples import reading
from smartvillage.surfaces.webapp.native import contents
from smartvillage.surfaces.webapp.tests.native import configure
from smartvillage.testing import Place

EXAMPLE = reading.json_file("common", "app.json") | reading.json_file("bad-belzig", "app.json")
Path = tuple[str | int, ...]
WILD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(
        ["9999-12-31", "0001-01-01", "javascript:alert(1)", "//x", "Detail", "Index", "x" * 10_000]
    ),
    st.just([]),
    st.just({}),
    st.lists(st.lists(st.integers(0, 9))),
    st.dictionaries(st.text(max_size=5), st.integers(0, 9)),
)


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(inner, (*path, key))


def _replaced(path: Path, wild: Any) -> Any:
    """The content at the beginning of the path, with one value of it exchanged."""
    if len(path) == 1:
        return wild
    made = copy.deepcopy(EXAMPLE[path[0]])
    *way, last = path[1:]
    inner = made
    for key in way:
        inner = inner[key]
    inner[last] = wild
    return made


@pytest.fixture
def configured(town: Place) -> Place:
    configure(town, **EXAMPLE)
    return town


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from([path for path in _paths(EXAMPLE) if path]), wild=WILD)
def test_a_wrong_value_breaks_no_page(configured: Place, path: Path, wild: Any) -> None:
    with transaction.atomic():
        configure(configured, "9.0.0", **{str(path[0]): _replaced(path, wild)})
        answers = [configured.page(address) for address in ("/", "/service")]
        transaction.set_rollback(True)
    contents.forget()
    assert [answer.status_code for answer in answers] == [200, 200]
