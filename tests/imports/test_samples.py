"""Every sample feed and calendar through `smartvillage import`: exact counts, repeatable, nothing half-written."""

from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]

from smartvillage.core.content.models import Item, Occurrence, Revision
from smartvillage.core.imports.models import ImportRun
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import BERLIN, today
from smartvillage.testing import Place, shared
from tests.imports.conftest import Import

NO_FEED = "Hier liegt kein Feed. Bitte prüfen Sie die Adresse und das Format."
NO_CALENDAR = "Hier liegt keine Kalenderdatei. Bitte prüfen Sie die Adresse und das Format."
FEEDS = {
    "amber-alert-with-cap.atom.xml": 1,
    "atom10-reference.xml": 6,
    "karlsruhe-betriebsausschuss.atom.xml": 5,
    "karlsruhe-umlegungsausschuss.atom.xml": 1,
    "noaa-weather-index.atom.xml": 2,
    "ny-alert-index.rss.xml": 2,
    "rss10-rdf-reference.xml": 2,
    "rss20-namespaces-reference.xml": 1,
    "rss20-reference.xml": 2,
}
CALENDARS = {
    "broken-issue104.ics": 1,
    "google-birthday-icaljs.ics": 4,
    "rdate-exdate-icaljs.ics": 1,
    "recur-instances-icaljs.ics": 5,  # dates of the series at other times are events of their own
    "vtimezone-new-york.ics": 1,
    "waste-abfallplus-aichwald-2020.ics": 112,
    "waste-sabredav-rrule.ics": 4,
}
REMARKS = {
    "broken-issue104.ics": ["„X“ gehört nicht in eine Kalenderdatei, Zeile übergangen."],
    "rdate-exdate-icaljs.ics": ["Der Termin hat keinen Titel und heißt nun „Termin ohne Titel“."],
}
REPAIRED = {  # what the independent calendar cannot read
    b"\nX\r\n": b"\n",
    b"\nX\n": b"\n",
    b"RDATE:20131210Z": b"RDATE;VALUE=DATE:20131210",
    b"RDATE:20121210Z": b"RDATE;VALUE=DATE:20121210",
}
GOOD = [
    *((f"feeds/{name}", "atom" if "atom" in name else "rss", "news", count) for name, count in FEEDS.items()),
    *((f"ics/{name}", "ics", "events", count) for name, count in CALENDARS.items()),
]
BROKEN = [
    ("feeds/SOURCES.md", "rss", "news", NO_FEED),
    ("feeds/SOURCES.md", "atom", "news", NO_FEED),
    ("ics/SOURCES.md", "ics", "events", NO_CALENDAR),
    ("ics/LICENSE-icalendar.rst", "ics", "events", NO_CALENDAR),
    ("ics/waste-sabredav-rrule.ics", "rss", "news", NO_FEED),
    ("feeds/rss20-reference.xml", "ics", "events", NO_CALENDAR),
    ("feeds/rss20-reference.xml", "rss", "places", "Ein Feed enthält Nachrichten, keine Orte."),
    ("ics/waste-sabredav-rrule.ics", "ics", "news", "Ein Kalender (ICS) enthält Veranstaltungen"),
]


def sample(name: str) -> Path:
    return shared(f"data/samples/{name}")


@pytest.mark.parametrize("folder", ["feeds", "ics"])
def test_no_sample_is_forgotten(folder: str) -> None:
    found = {f"{folder}/{path.name}" for path in sample(folder).iterdir()}
    assert found == {name for name, *_ in (*GOOD, *BROKEN) if name.startswith(folder)}


@pytest.mark.parametrize(("name", "kind", "target", "count"), GOOD, ids=[row[0] for row in GOOD])
def test_good_sources_are_applied_once(
    name: str, kind: str, target: str, count: int, run: Import, town: Place
) -> None:
    preview = run(kind, sample(name), target, "--dry-run")
    assert preview.summary == ("preview", {"created": count})
    with within(town.id):
        assert not Item.objects.exists()

    first = run(kind, sample(name), target)
    assert first.summary == ("applied", {"created": count})
    assert [problem["message"] for problem in first.problems] == REMARKS.get(Path(name).name, [])
    with within(town.id):
        before = list(Item.objects.order_by("pk").values())
        assert len(before) == count == Revision.objects.count()
        assert all(row["title"] and row["external_id"] and row["fingerprint"] for row in before)
        assert {row["state"] for row in before} == {"published"}

    second = run(kind, sample(name), target)
    assert second.summary == ("applied", {"unchanged": count})
    with within(town.id):
        assert list(Item.objects.order_by("pk").values()) == before
        assert Revision.objects.count() == count
        outcomes = ImportRun.objects.order_by("pk").values_list("outcome", flat=True)
        assert list(outcomes) == ["preview", "applied", "applied"]


@pytest.mark.parametrize(("name", "kind", "target", "message"), BROKEN)
def test_broken_sources_are_refused_in_words(
    name: str, kind: str, target: str, message: str, run: Import, town: Place
) -> None:
    said = run(kind, sample(name), target)
    assert said.summary == ("refused", {})
    assert message in said.message == said.complaint
    with within(town.id):
        assert not Item.objects.exists()
        assert ImportRun.objects.get().finished_at is not None


@pytest.mark.parametrize("name", CALENDARS)
def test_imported_dates_are_those_of_an_independent_calendar(name: str, run: Import, town: Place) -> None:
    run("ics", sample(f"ics/{name}"), "events")
    until = today() + timedelta(days=700)
    with within(town.id):
        rows = Occurrence.objects.filter(starts_on__lt=until).values_list(
            "item__title", "starts_on", "time_from"
        )
        ours = sorted(((title, day, time and time.isoformat()) for title, day, time in rows), key=str)
    expected = sorted(_expected(sample(f"ics/{name}"), until), key=str)
    if (
        name == "recur-instances-icaljs.ics"
    ):  # a series keeps one time of day, also where the zones' summers differ
        ours, expected = ([(*row[:2], None) for row in rows] for rows in (ours, expected))
    assert ours == expected


def _expected(path: Path, until: date) -> list[tuple[str, date, str | None]]:
    content = path.read_bytes()
    for broken, meant in REPAIRED.items():
        content = content.replace(broken, meant)
    calendar = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(calendar).between(date(1990, 1, 1), until)
    return [_said(event) for event in found]


def _said(event: icalendar.Event) -> tuple[str, date, str | None]:
    title, start = str(event.get("SUMMARY") or "Termin ohne Titel"), event.start
    if not isinstance(start, datetime):
        return title, start, None
    local = start.astimezone(BERLIN) if start.tzinfo else start
    return title, local.date(), local.time().isoformat()


@pytest.mark.parametrize(
    "name", [*(f"feeds/{name}" for name in FEEDS), *(f"ics/{name}" for name in CALENDARS)]
)
def test_a_source_cut_off_anywhere_leaves_whole_items(
    name: str, run: Import, town: Place, tmp_path: Path
) -> None:
    kind, target = ("ics", "events") if name.startswith("ics") else ("rss", "news")
    whole, cut = sample(name).read_bytes(), tmp_path / "abgebrochen"
    cut.write_bytes(whole)
    assert run(kind, cut, target).outcome == "applied"
    with within(town.id):
        before = dict(Item.objects.values_list("pk", "state"))
    for part in range(9):
        cut.write_bytes(whole[: len(whole) * part // 9])
        said = run(kind, cut, target, "--allow-deletions")
        assert said.outcome in ("applied", "refused")
        assert (said.outcome == "refused") == bool(said.message)
        assert said.counts.get("deleted", 0) == 0, "what is cut off is not gone"
    with within(town.id):
        assert before.items() <= dict(Item.objects.values_list("pk", "state")).items()
        assert Item.objects.filter(title="").count() == 0
