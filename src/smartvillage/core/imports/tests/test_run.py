"""Imports: atomic, repeatable, careful."""

import json
from pathlib import Path
from typing import Any

import pytest

from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.states import trash_item
from smartvillage.core.imports.models import ImportRun, ImportSource
from smartvillage.core.imports.run import run_import
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place

NAMES = [f"Meldung {number}" for number in range(10)]


def table(path: Path, names: list[str], *, text: str = "Text") -> Path:
    rows = [f"{name.rsplit(' ', 1)[-1]};{name};{text}" for name in names]
    path.write_text("\n".join(["ID;Titel;Beschreibung", *rows]), "utf-8")
    return path


@pytest.fixture
def source(town: Place, tmp_path: Path) -> ImportSource:
    with within(town.id):
        made: ImportSource = ImportSource.objects.create(
            municipality_id=town.id,
            organisation_id=town.organisation,
            slug="liste",
            location=str(table(tmp_path / "liste.csv", NAMES)),
            format="csv",
            target="news",
        )
    return made


def counts(source: ImportSource, **options: Any) -> tuple[str, dict[str, int]]:
    run = run_import(source=source, **options)
    return run.outcome, {key: number for key, number in run.counts.items() if number}


def test_created_once_then_unchanged_then_updated(source: ImportSource) -> None:
    assert counts(source) == ("applied", {"created": 10})
    assert counts(source) == ("applied", {"unchanged": 10})
    table(Path(source.location), [*NAMES[:9], "Meldung 10"], text="Text")
    assert counts(source) == ("applied", {"unchanged": 9, "created": 1, "deleted": 1})
    table(Path(source.location), [*NAMES[:9], "Meldung 10"], text="Anders")
    assert counts(source) == ("applied", {"updated": 10})


def test_a_dry_run_changes_nothing(source: ImportSource) -> None:
    assert counts(source, dry_run=True) == ("preview", {"created": 10})
    with within(source.municipality_id):
        assert not Item.objects.exists()


def test_a_source_that_lost_most_is_refused_unless_allowed(source: ImportSource) -> None:
    counts(source)
    table(Path(source.location), NAMES[:6])
    run = run_import(source=source)
    assert (run.outcome, run.counts) == ("refused", {})
    assert "Von 10 Einträgen dieser Quelle fehlen 4" in run.message
    assert counts(source, allow_deletions=True) == ("applied", {"unchanged": 6, "deleted": 4})
    table(Path(source.location), NAMES)
    assert counts(source) == ("applied", {"unchanged": 6, "updated": 4})


def test_what_an_editor_wrote_or_deleted_stays(source: ImportSource, town: Place) -> None:
    counts(source)
    with within(town.id):
        first, second = Item.objects.order_by("pk")[:2]
    update_item(viewer=town.viewer(), item=first, values={"title": "Von Hand"}, lock=True)
    trash_item(viewer=town.viewer(), item=second)
    table(Path(source.location), NAMES, text="Neu")
    assert counts(source) == ("applied", {"updated": 9, "kept_deleted": 1})
    with within(town.id):
        document = json.loads(Item.objects.get(pk=first.pk).document)
        assert (document["title"], document["content_blocks"][0]["body"]) == ("Von Hand", "<p>Neu</p>")
        assert Item.objects.get(pk=second.pk).state == "trash"


def test_a_failure_in_the_middle_leaves_nothing_and_the_next_run_completes(
    source: ImportSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def break_on_fifth(**options: Any) -> object:
        calls.append(options)
        if len(calls) == 5:
            raise RuntimeError("Strom weg")
        return create_item(**options)

    monkeypatch.setattr("smartvillage.core.imports.apply.create_item", break_on_fifth)
    with pytest.raises(RuntimeError):
        run_import(source=source)
    with within(source.municipality_id):
        assert not Item.objects.exists()
        assert ImportRun.objects.get().outcome == "failed"
    assert counts(source) == ("applied", {"created": 10})


def test_the_record_of_a_killed_run_is_closed_by_the_next(source: ImportSource) -> None:
    with within(source.municipality_id):
        dead = ImportRun.objects.create(source=source, started_at="2026-01-01T00:00:00Z")
    counts(source)
    with within(source.municipality_id):
        assert ImportRun.objects.get(pk=dead.pk).message == "Der Lauf wurde abgebrochen."


@pytest.mark.parametrize(
    ("location", "outcome", "message"),
    [
        ("/nirgends/datei.csv", "failed", "gibt es nicht"),
        ("http://127.0.0.1:1/liste.csv", "failed", ""),
        ("http://[::ffff:169.254.169.254]/", "failed", ""),
        ("ftp://example.org/liste.csv", "failed", "gibt es nicht"),
    ],
)
def test_sources_that_cannot_be_had_are_an_outcome(
    source: ImportSource, location: str, outcome: str, message: str
) -> None:
    source.location = location
    run = run_import(source=source)
    assert run.outcome == outcome
    assert message in run.message
    assert run.message


def test_broken_content_is_refused_in_words(source: ImportSource) -> None:
    Path(source.location).write_bytes(b"\x00\x01\x02")
    run = run_import(source=source)
    assert run.outcome == "refused"
    assert run.message
