"""Version numbers are read in one statement, those of modules that all municipalities share among them."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from smartvillage.core.content import versions
from smartvillage.core.content.versions import bump, count_too, forget_versions, shared
from smartvillage.testing import Place

pytestmark = pytest.mark.django_db
NAME = "tests"


@pytest.fixture(autouse=True)
def counted() -> Iterator[None]:
    before = dict(versions._counted)
    count_too(name=NAME, sql="SELECT 'a' AS kind, 7 AS number")
    yield
    versions._counted.clear()
    versions._counted.update(before)
    forget_versions()


def test_shared_numbers_come_along(
    town: Place, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    bump(municipality=town.id, kind="news_item")
    outside = SimpleNamespace(in_atomic_block=False, cursor=connection.cursor)
    monkeypatch.setattr(versions, "connection", outside)
    with django_assert_num_queries(1):
        own = versions.versions(municipality=town.id, fresh=True)
        assert shared(name=NAME) == {"a": 7}
    assert "news_item" in own
    assert "a" not in own


def test_alone_they_are_read_alone(django_assert_num_queries: Any) -> None:
    forget_versions()
    with django_assert_num_queries(1):
        assert shared(name=NAME) == {"a": 7}
