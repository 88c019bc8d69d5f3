"""kill -9 in the middle of an import: no half item, and the next run completes."""

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Database, Installation, end, own_database

ROWS = 500
WRITTEN = (
    "content_item",
    "content_revision",
    "content_occurrence",
    "content_itemcategory",
    "content_itemplace",
)
ABORTED = "Der Lauf wurde abgebrochen."


@pytest.fixture
def installation(tmp_path: Path, django_db_setup: None) -> Iterator[Installation]:
    """In a database of its own beside the one of the tests, so on either of the two."""
    with own_database() as url:
        made = Installation(tmp_path, database=url)
        made.command("migrate", "--verbosity", "0")
        made.command("municipality", "create", "bad-belzig", "--name", "Bad Belzig")
        yield made


def table(path: Path, *, text: str) -> Path:
    rows = [f"{n};Abend {n};24.12.2099;19:30;{text};Brück;Musik, Tanz" for n in range(ROWS)]
    path.write_text("\n".join(["ID;Titel;Datum;Uhrzeit;Beschreibung;Stadt;Kategorie", *rows]), "utf-8")
    return path


def command(path: Path) -> tuple[str, ...]:
    return ("import", "csv", str(path), "--municipality", "bad-belzig", "--as", "events")


def kill_while_applying(installation: Installation, path: Path, *, runs_before: int) -> None:
    """Start the import; once its transaction is open for a while, kill it."""
    database = Database(installation)
    process = installation.start(*command(path))
    try:
        _until(lambda: database.count("imports_importrun") > runs_before)
        for _ in range(3):
            _until(database.somebody_writes)
            time.sleep(0.1)
        assert process.poll() is None, "the import was over before it could be killed"
        assert database.somebody_writes()
    finally:
        end(process, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def _until(true: object, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < until, "the import does not begin"
        time.sleep(0.02)


def outcomes(installation: Installation) -> list[tuple[str, str]]:
    return Database(installation).rows("SELECT outcome, message FROM imports_importrun ORDER BY id")


def test_a_killed_import_leaves_nothing_and_the_next_completes(
    installation: Installation, tmp_path: Path
) -> None:
    path, database = table(tmp_path / "termine.csv", text="Erst so"), Database(installation)

    kill_while_applying(installation, path, runs_before=0)
    assert {name: database.count(name) for name in WRITTEN} == dict.fromkeys(WRITTEN, 0)
    assert outcomes(installation) == [("running", "")]

    said = installation.json(*command(path))
    assert (said["outcome"], _some(said["counts"])) == ("applied", {"created": ROWS})
    assert {name: database.count(name) for name in WRITTEN} == {
        "content_item": ROWS,
        "content_revision": ROWS,
        "content_occurrence": ROWS,
        "content_itemcategory": 2 * ROWS,
        "content_itemplace": ROWS,
    }
    assert outcomes(installation) == [("failed", ABORTED), ("applied", "")]

    table(path, text="Dann anders")
    kill_while_applying(installation, path, runs_before=2)
    assert database.count("content_revision") == ROWS
    documents = [json.loads(row[0]) for row in database.rows("SELECT document FROM content_item")]
    assert {document["description"] for document in documents} == {"<p>Erst so</p>"}

    said = installation.json(*command(path))
    assert (said["outcome"], _some(said["counts"])) == ("applied", {"updated": ROWS})
    assert database.count("content_revision") == 2 * ROWS
    assert outcomes(installation)[2:] == [("failed", ABORTED), ("applied", "")]
    said = installation.json(*command(path))
    assert (said["outcome"], _some(said["counts"])) == ("applied", {"unchanged": ROWS})


def _some(counts: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in counts.items() if number}
