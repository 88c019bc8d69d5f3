"""kill -9 while a training municipality is set back: the old state or the new one, nothing between."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.installation import Database, Installation, end, own_database

pytestmark = pytest.mark.once  # seen on PostgreSQL, too; four plantings are too long for every run on both
CONTENT = (
    "content_item",
    "content_category",
    "media_asset",
    "search_posting",
    "waste_pickup",
    "surveys_tally",
)
RESET = ("municipality", "reset", "uebung")


@pytest.fixture
def installation(tmp_path: Path, django_db_setup: None) -> Iterator[Installation]:
    """In a database of its own beside the one of the tests, so on either of the two."""
    with own_database() as url:
        made = Installation(tmp_path, database=url)
        made.command("migrate", "--verbosity", "0")
        made.command("municipality", "create", "bad-belzig", "--name", "Bad Belzig")
        yield made


def _kill_while_planting(installation: Installation, *command: str) -> None:
    """Once its transaction has been open for a while."""
    database = Database(installation)
    process = installation.start(*command)
    try:
        for _ in range(3):
            _until(database.somebody_writes)
            time.sleep(0.2)
        assert process.poll() is None, "it was over before it could be killed"
        assert database.somebody_writes()
    finally:
        end(process, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def _until(true: Callable[[], bool], seconds: float = 120.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it does not begin to write"
        time.sleep(0.02)


def _numbers(installation: Installation) -> dict[str, list[tuple[object, ...]]]:
    """The keys of all rows."""
    database = Database(installation)
    return {table: database.rows(f"SELECT id FROM {table} ORDER BY id") for table in CONTENT}


def test_a_killed_reset_leaves_the_old_state_and_the_next_completes(installation: Installation) -> None:
    training = ("municipality", "training", "uebung", "--from", "amt-niemegk", "--name", "Übung")
    _kill_while_planting(installation, *training)
    assert _numbers(installation) == {table: [] for table in CONTENT}

    installation.command(*RESET)
    planted = _numbers(installation)
    assert all(planted.values())

    _kill_while_planting(installation, *RESET)
    assert _numbers(installation) == planted

    installation.command(*RESET)
    again = _numbers(installation)
    assert {table: len(rows) for table, rows in again.items()} == {
        table: len(rows) for table, rows in planted.items()
    }
    assert not set(again["content_item"]) & set(planted["content_item"])
