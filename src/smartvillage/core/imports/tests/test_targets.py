"""Every target takes every entry its readers make of the samples."""

from pathlib import Path

import pytest

from smartvillage.core.content.models import Occurrence
from smartvillage.core.imports.models import ImportSource
from smartvillage.core.imports.run import run_import
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place, shared


@pytest.mark.parametrize(
    ("format_", "path", "target", "created"),
    [
        ("rss", "feeds/rss20-reference.xml", "news", 2),
        ("atom", "feeds/karlsruhe-betriebsausschuss.atom.xml", "news", 5),
        ("ics", "ics/waste-abfallplus-aichwald-2020.ics", "events", 112),
        ("ics", "ics/waste-sabredav-rrule.ics", "events", 4),
        ("ics", "ics/recur-instances-icaljs.ics", "events", 5),
    ],
)
def test_samples_become_items(town: Place, format_: str, path: str, target: str, created: int) -> None:
    with within(town.id):
        source = ImportSource.objects.create(
            municipality_id=town.id,
            organisation_id=town.organisation,
            slug="probe",
            location=str(shared(f"data/samples/{path}")),
            format=format_,
            target=target,
        )
    run = run_import(source=source)
    assert (run.outcome, run.counts.get("created"), run.counts.get("invalid", 0)) == (
        "applied",
        created,
        0,
    ), run.problems
    again = run_import(source=source)
    assert (again.outcome, again.counts.get("unchanged"), again.counts.get("created", 0)) == (
        "applied",
        created,
        0,
    )


def test_a_cancelled_series_takes_place_on_no_day(town: Place, tmp_path: Path) -> None:
    path = tmp_path / "kurs.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:kurs", "SUMMARY:Kurs", "STATUS:CANCELLED"]
    lines += ["DTSTART;VALUE=DATE:20990105", "RRULE:FREQ=WEEKLY;COUNT=3", "END:VEVENT", "END:VCALENDAR"]
    path.write_text("\r\n".join(lines))
    with within(town.id):
        source = ImportSource.objects.create(
            municipality_id=town.id,
            organisation_id=town.organisation,
            slug="kurs",
            location=str(path),
            format="ics",
            target="events",
        )
    assert run_import(source=source).counts["created"] == 1
    with within(town.id):
        assert not Occurrence.objects.exists()


def test_a_table_of_places_becomes_places(town: Place, tmp_path: Path) -> None:
    rows = "Name;Straße;PLZ;Ort;Breitengrad;Längengrad;Telefon\nBurg;Wittenberger Str. 14;14806;Bad Belzig;52,1371;12,5906;033841 1\n"
    path = tmp_path / "orte.csv"
    path.write_text(rows, "utf-8")
    with within(town.id):
        source = ImportSource(
            municipality_id=town.id,
            organisation_id=town.organisation,
            slug="orte",
            format="csv",
            target="places",
        )
        source.location = str(path)
        source.save()
    assert run_import(source=source).counts == {"created": 1, "deleted": 0}
    [found] = town.data(
        "{ pointsOfInterest { name contact { phone } addresses { city geoLocation { latitude } } } }"
    )["pointsOfInterest"]
    assert found == {
        "name": "Burg",
        "contact": {"phone": "033841 1"},
        "addresses": [{"city": "Bad Belzig", "geoLocation": {"latitude": 52.1371}}],
    }
