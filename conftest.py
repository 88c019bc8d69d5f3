"""Fixtures of every module's tests: two municipalities and their people."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from smartvillage.testing import Place, forget_everything, make_place

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs no database does not depend on which one there is."""
    for item in items:
        if not DATABASE & set(getattr(item, "fixturenames", ())) and not item.get_closest_marker("django_db"):
            item.add_marker("once")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file where a live server runs: its threads cannot share one database in memory."""
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    served = any("live_server" in getattr(item, "fixturenames", ()) for item in request.session.items)
    if served and connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: Any) -> Any:
    """Started once the test database is there; before that it took a database in memory for all of its threads."""
    return live_server


@pytest.fixture(autouse=True)
def _fresh_caches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    forget_everything()
    # Transactions of tests are never committed, and what they write is looked for at once.
    monkeypatch.setattr("smartvillage.core.search.index.afterwards", lambda work: work())
    monkeypatch.setattr("smartvillage.core.search.lexicon.REFRESH_SECONDS", 0.0)
    monkeypatch.setattr("django.conf.settings.COUNT_SECONDS", 0)  # tests write counts themselves
    yield
    forget_everything()


@pytest.fixture
def town(db: None) -> Place:
    """A municipality with an organisation that has every right."""
    return make_place("bad-belzig", "Bad Belzig")


@pytest.fixture
def amt(db: None) -> Place:
    """A second municipality, to see that it sees nothing of the first."""
    return make_place("amt-niemegk", "Amt Niemegk")
