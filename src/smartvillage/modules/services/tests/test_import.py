"""Importing transfer files: whole, in any order, killed, twice, shrunk, wrong."""

import random
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.modules.services.events import Event, Mark, SourceError
from smartvillage.modules.services.importing.batch import store
from smartvillage.modules.services.importing.fingerprint import fingerprint
from smartvillage.modules.services.importing.run import run_import
from smartvillage.modules.services.models import (
    CATALOGUE,
    Change,
    Competence,
    Office,
    Pending,
    Run,
    Service,
    ServiceKey,
    Source,
    Specialisation,
)
from smartvillage.modules.services.queries import responsible, services, tree
from smartvillage.modules.services.sources.xzufi.files import Files
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles import transfer

pytestmark = pytest.mark.django_db


def catalogue(services: int = 30) -> list[str]:
    """A mixed bag; every third competence comes inside an office."""
    made = []
    for number in range(services):
        key = str(number)
        made.append(
            transfer.service(
                key,
                f"Leistung {number}",
                texts={"05": f"<p>Kurz {number}</p>"},
                leika=f"9900000000{number:04}",
            )
        )
        made.append(transfer.specialisation(key, key, small.TOWN, {"08": f"Nur hier {number}"}))
        inside = [(key, small.DISTRICT)] if number % 3 == 0 else []
        made.append(transfer.office(key, f"Amt {number}", competences=inside))
        made.append(transfer.online(key, f"Online {number}", f"https://online.example.org/{number}"))
        made.append(transfer.competence(f"o{key}", key, small.STATE, online=key))
        if not inside:
            made.append(transfer.competence(key, key, small.DISTRICT, office=key))
    return made


def importing(path: Path, **values: Any) -> Run:
    source = Source.objects.filter(name="Dateien").first() or small.source(
        name="Dateien", kind="xzufi", base_url=str(path)
    )
    if source.base_url != str(path):
        source.base_url = str(path)
        source.save()
    return run_import(source=source, reader=Files(source), full=values.pop("full", True), **values)


def test_a_file_becomes_a_catalogue(tmp_path: Path) -> None:
    small.areas()
    run = importing(transfer.write(tmp_path / "1.xml", catalogue()))
    assert (run.status, run.message, run.problems) == ("done", "", [])
    assert run.counts["new"] == 30 * 4
    assert run.counts["competences_new"] == 30 * 2
    assert Pending.objects.count() == 0
    chain = tree("BB").resolve(small.TOWN).chain  # type: ignore[union-attr]
    page = services(state="BB", chain=chain, limit=5)
    assert page.total == 30
    assert [row.name for row in page.rows][:2] == ["Leistung 0", "Leistung 1"]
    found = responsible(service=page.rows[0].id, chain=chain)
    assert [one.name for one in found.offices] == ["Amt 0"]
    assert [one.document["links"][0]["url"] for one in found.online] == ["https://online.example.org/0"]


def test_after_a_full_run_the_planner_of_postgresql_knows_the_tables(tmp_path: Path) -> None:
    small.areas()
    with CaptureQueriesContext(connection) as full:
        importing(transfer.write(tmp_path / "1.xml", catalogue(3)))
    with CaptureQueriesContext(connection) as delta:
        importing(transfer.write(tmp_path / "2.xml", catalogue(4)), full=False)
    known = len(CATALOGUE) if connection.vendor == "postgresql" else 0
    told = [
        sum(one["sql"].startswith("ANALYZE") for one in captured.captured_queries)
        for captured in (full, delta)
    ]
    assert told == [known, 0]


def test_the_order_of_a_file_does_not_matter(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("smartvillage.modules.services.importing.run.BATCH", 10)
    small.areas()
    objects = catalogue()
    importing(transfer.write(tmp_path / "1.xml", objects))
    expected = fingerprint("BB")
    Source.objects.all().delete()
    for model in (Competence, Service, Office):
        model.objects.all().delete()
    random.Random(7).shuffle(objects)
    run = importing(transfer.write(tmp_path / "2.xml", objects))
    assert fingerprint("BB") == expected
    assert run.counts["waiting"] > 0
    assert Pending.objects.count() == 0


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    small.areas()
    path = transfer.write(tmp_path / "1.xml", catalogue())
    importing(path)
    before, changes = fingerprint("BB"), list(Change.objects.values_list("public_id", "number"))
    run = importing(path)
    assert (
        run.counts.get("new", 0) == run.counts.get("changed", 0) == run.counts.get("competences_new", 0) == 0
    )
    assert run.counts["unchanged"] == 120
    assert fingerprint("BB") == before
    assert list(Change.objects.values_list("public_id", "number")) == changes


def test_what_a_full_run_no_longer_delivers_goes_but_not_too_much_at_once(tmp_path: Path) -> None:
    small.areas()
    objects = catalogue(60)
    importing(transfer.write(tmp_path / "1.xml", objects))
    few = [one for one in objects if ">59<" not in one and ">o59<" not in one]
    run = importing(transfer.write(tmp_path / "2.xml", few))
    assert run.status == "done", run.message
    assert not Service.objects.filter(ext_id="59").exists()
    assert not Competence.objects.filter(target=0).exists()
    assert Change.objects.get(kind="service", public_id="L100012.LB.59").gone

    half = few[: len(few) // 2]
    refused = importing(transfer.write(tmp_path / "3.xml", half))
    assert refused.status == "refused"
    assert "von 59 (service)" in refused.message
    assert Service.objects.count() == 59
    allowed = importing(tmp_path / "3.xml", allow_deletions=True)
    assert allowed.pk == refused.pk
    assert allowed.status == "done"
    assert Service.objects.count() == 30
    again = importing(transfer.write(tmp_path / "4.xml", objects))
    assert again.status == "done"
    assert Service.objects.count() == 60


def test_a_delta_changes_what_it_names_and_deletes_what_is_there(tmp_path: Path, monkeypatch: Any) -> None:
    small.areas()
    folder = tmp_path / "files"
    folder.mkdir()
    transfer.write(folder / "1.xml", catalogue(5))
    importing(folder)
    transfer.write(
        folder / "2.xml",
        [
            transfer.service("1", "Neu benannt", leika="99000000009999"),
            transfer.gone("Leistung", "2"),
            transfer.gone("Zustaendigkeit", "4"),
            transfer.gone("Zustaendigkeit", "never sent"),
            transfer.gone("Leistung", "never sent"),
            transfer.gone("Unerhört", "1"),
            "<xzufi:schreibe><xzufi:neuesDing/></xzufi:schreibe>",
        ],
    )
    run = importing(folder, full=False)
    assert run.status == "done"
    assert run.counts["changed"] == 1
    assert run.counts["unknown"] == 2
    assert run.counts["problems"] == 2
    assert Service.objects.get(ext_id="1").name == "Neu benannt"
    assert list(ServiceKey.objects.filter(service__ext_id="1").values_list("value", flat=True)) == [
        "99000000009999"
    ]
    assert not Service.objects.filter(ext_id="2").exists()
    assert not Specialisation.objects.filter(ext_id="2").exists()
    office = Office.objects.get(ext_id="4")
    assert not Competence.objects.filter(kind=1, target=office.pk).exists()
    opened: list[str] = []

    def opening(path: Path) -> Any:
        opened.append(path.name)
        return iter(())

    monkeypatch.setattr("smartvillage.modules.services.sources.xzufi.files.read_file", opening)
    assert importing(folder, full=False).status == "done"
    assert opened == [], "files that are done are not opened again"


def test_a_competence_without_its_service_waits_for_it(tmp_path: Path) -> None:
    areas = small.areas()
    folder = tmp_path / "files"
    folder.mkdir()
    transfer.write(
        folder / "1.xml",
        [
            transfer.office("1", "Amt", competences=[("7", small.TOWN), ("8", small.TOWN)]),
            transfer.competence("c", "7", small.AMT, office="1"),
        ],
    )
    assert importing(folder).status == "done"
    assert Pending.objects.count() == 3
    transfer.write(folder / "2.xml", [transfer.service("7", "Spät")])
    importing(folder, full=False)
    assert set(Competence.objects.values_list("area_id", flat=True)) == {
        areas[small.TOWN].pk,
        areas[small.AMT].pk,
    }
    assert Pending.objects.count() == 1
    transfer.write(folder / "3.xml", [transfer.office("1", "Amt", competences=[("7", small.TOWN)])])
    importing(folder, full=False)
    assert Pending.objects.count() == 0


class Killed(BaseException):
    """What kill -9 is to the code around it."""


@pytest.mark.parametrize("after", [1, 90, 300, 301, 660])
def test_killed_anywhere_the_next_run_ends_with_the_same_catalogue(
    after: int, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("smartvillage.modules.services.importing.run.BATCH", 100)
    monkeypatch.setattr("smartvillage.modules.services.sources.xzufi.files.MARK_EVERY", 50)
    small.areas()
    objects = catalogue(120)
    path = transfer.write(tmp_path / "1.xml", objects)
    importing(path)
    expected = fingerprint("BB")
    Source.objects.all().delete()
    for model in (Competence, Service, Office, Change):
        model.objects.all().delete()

    source = small.source(name="Dateien", kind="xzufi", base_url=str(path))
    read: list[int] = []

    def dying(cursor: dict[str, Any], full: bool) -> Any:
        for place, said in enumerate(Files(source)(cursor, full)):
            if place == after:
                raise Killed
            yield said

    with pytest.raises(Killed):
        run_import(source=source, reader=dying, full=True)
    first = Run.objects.get()
    first.status = Run.Status.RUNNING
    first.save()

    def counting(cursor: dict[str, Any], full: bool) -> Any:
        for said in Files(source)(cursor, full):
            read.append(isinstance(said, Event))
            yield said

    run = run_import(source=source, reader=counting, full=True)
    assert run.pk == first.pk
    assert run.status == "done", run.message
    assert fingerprint("BB") == expected
    assert sum(read) <= 680 - max(0, after - 200)


def test_a_source_that_fails_is_told_and_tried_again_where_it_stopped(tmp_path: Path) -> None:
    small.areas()
    source = small.source(name="Dateien")
    begun: list[dict[str, Any]] = []

    def failing(cursor: dict[str, Any], full: bool) -> Any:
        begun.append(cursor)
        if not cursor:
            yield Event("service", "A", "1", {"names": {"de": "Eins"}})
            yield Mark({"page": 2})
            raise SourceError("Der Server meldet eine Störung.", transient=True)
        yield Event("service", "A", "2", {"names": {"de": "Zwei"}})

    first = run_import(source=source, reader=failing, full=True)
    assert (first.status, first.message) == ("failed", "Der Server meldet eine Störung.")
    second = run_import(source=source, reader=failing, full=True)
    assert begun == [{}, {"page": 2}]
    assert second.pk == first.pk
    assert second.status == "done"
    assert Service.objects.count() == 2


def test_of_two_sources_the_one_that_counts_more_keeps_an_entry(tmp_path: Path) -> None:
    small.areas()
    weak, strong = small.source(name="schwach", rank=20), small.source(name="stark", rank=5)

    def saying(name: str) -> Any:
        return lambda cursor, full: iter([Event("service", "A", "1", {"names": {"de": name}})])

    run_import(source=weak, reader=saying("schwach"), full=True)
    run_import(source=strong, reader=saying("stark"), full=True)
    assert Service.objects.get().name == "stark"
    run = run_import(source=weak, reader=saying("wieder schwach"), full=True)
    assert run.counts["elsewhere"] == 1
    assert Service.objects.get().name == "stark"
    assert Service.objects.get().source_id == strong.pk


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        (
            "<p>Di 9–12 Uhr<br>Fr geschlossen</p>",
            [
                {"weekday": "Di", "time_from": "09:00", "time_to": "12:00", "open": True},
                {"weekday": "Fr", "open": False},
            ],
        ),
        ("<p>Di 9–12 Uhr, im August anders</p>", None),
    ],
)
def test_hours_are_read_where_they_are_clear(said: str, hours: Any) -> None:
    event = Event("office", "L", "7", document={"names": {"de": "Amt"}, "opening_html": said})
    store([event], source=small.source())
    document = Office.objects.get().document
    assert document.get("hours") == hours
    assert "9–12 Uhr" in document["opening_html"]


def hanging() -> list[list[Any]]:
    """What is beside services, without the numbers of rows."""
    competences = Competence.objects.values_list("delivery", "service__ext_id", "area_id", "kind", "role")
    special = Specialisation.objects.values_list("key", "ext_id", "service__ext_id", "area_id", "document")
    return [sorted(competences), sorted(special, key=lambda row: row[0])]


def test_what_is_deleted_and_sent_anew_gets_back_what_hung_on_it(tmp_path: Path) -> None:
    small.areas()
    objects = catalogue(3)
    importing(transfer.write(tmp_path / "1.xml", objects))
    expected = hanging()
    gone = [transfer.gone("Leistung", "1"), transfer.gone("Organisationseinheit", "2")]
    importing(transfer.write(tmp_path / "2.xml", gone), full=False)
    assert (Service.objects.count(), Office.objects.count()) == (2, 2)
    assert (Competence.objects.count(), Specialisation.objects.count()) == (3, 2)
    again = [one for one in objects if "Leistung 1" in one or "Amt 2" in one]
    importing(transfer.write(tmp_path / "3.xml", again), full=False)
    assert hanging() == expected
    assert Pending.objects.count() == 0


def test_what_waited_for_what_was_deleted_ends_with_the_next_full_run(tmp_path: Path) -> None:
    small.areas()
    objects = catalogue(30)
    importing(transfer.write(tmp_path / "1.xml", objects))
    importing(transfer.write(tmp_path / "2.xml", [transfer.gone("Leistung", "29")]), full=False)
    assert Pending.objects.count() == 3
    left = [one for one in objects if "Leistung 29" not in one and ">29<" not in one]
    run = importing(transfer.write(tmp_path / "3.xml", left))
    assert run.status == "done", run.message
    assert Pending.objects.count() == 0
