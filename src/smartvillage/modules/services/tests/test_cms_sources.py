"""Sources seen, read, paused and entered; what the catalogue lacks; where the municipality is."""

from typing import Any

import pytest
from django.test import Client

from smartvillage.core.jobs.models import Task
from smartvillage.core.links.models import Link, LinkUse
from smartvillage.core.municipalities.scope import within
from smartvillage.core.numbers.counting import flush, note_missed
from smartvillage.kit.dates import now
from smartvillage.modules.services.importing.due import READ, import_wanted
from smartvillage.modules.services.models import Connection, Run, Source
from smartvillage.modules.services.references import links_of_municipalities, links_of_the_catalogue
from smartvillage.modules.services.sources.client import secret_of
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.surfaces.webapp.tests.pagecheck import links, words
from smartvillage.testing import Place

SOURCES, NEW = "/cms/leistungen/quellen/", "/cms/leistungen/quellen/neu"
QUALITY, PLACE = "/cms/leistungen/pruefung/", "/cms/leistungen/ort/"
FEED = {"name": "Feed", "kind": "pvog_feed", "base_url": "https://feed.example.org", "mode": "catalogue"}


@pytest.fixture
def operator(desk: Desk) -> Client:
    account = desk.account("admin")
    account.is_operator = True
    account.save()
    return desk.client(account)


@pytest.fixture
def source() -> Source:
    made: Source = Source.objects.create(state="BB", kind="xzufi", name="Dateien", base_url="/daten/bus")
    return made


def run(source: Source, status: str) -> None:
    Run.objects.create(
        source=source,
        full=True,
        status=status,
        started_at=now(),
        message="Die Quelle liefert vieles nicht mehr.",
        counts={"new": 3, "gone": 0, "competences_new": 5},
        problems=[{"where": "L 7", "message": "ohne Namen"}],
    )


def test_how_sources_stand_is_seen_by_editors(desk: Desk, source: Source) -> None:
    run(source, "refused")
    said = words(desk.client(role="editor").get(SOURCES))
    for text in ("Dateien", "veraltet", "angehalten: zu viele Löschungen", "3 neu, 5 neue Zuständigkeiten"):
        assert text in said
    assert "L 7: ohne Namen" in said
    assert "Löschungen erlauben" not in said


@pytest.mark.parametrize(
    ("step", "wish"),
    [("run", {}), ("full", {"full": True}), ("allow", {"full": True, "allow_deletions": True})],
)
def test_the_operator_has_a_source_read(operator: Client, source: Source, step: str, wish: Any) -> None:
    run(source, "refused")
    assert operator.post(SOURCES, {"step": f"{step}:{source.pk}"}).status_code == 302
    task = Task.objects.get(topic=READ)
    assert task.payload == {"source": source.pk, **wish}


def test_a_source_is_paused_and_goes_on(operator: Client, source: Source) -> None:
    for step, enabled in (("pause", False), ("resume", True)):
        operator.post(SOURCES, {"step": f"{step}:{source.pk}"})
        source.refresh_from_db()
        assert source.enabled is enabled
    for wrong in ("nonsense:1", f"run:{source.pk + 99}", "run:", ""):
        operator.post(SOURCES, {"step": wrong})
    assert Task.objects.filter(topic=READ).count() == 0


def test_what_is_only_passed_on_is_neither_stale_nor_read(operator: Client, source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(mode="proxy", kind="rest_zufi")
    page = operator.get(SOURCES)
    assert "veraltet" not in words(page)
    assert f"run:{source.pk}" not in page.content.decode()
    import_wanted(source=source.pk)
    assert Run.objects.filter(source=source).count() == 0


def test_only_who_runs_the_installation_changes_sources(desk: Desk, source: Source) -> None:
    admin = desk.client()
    assert admin.post(SOURCES, {"step": f"pause:{source.pk}"}).status_code == 403
    assert [admin.get(path).status_code for path in (NEW, f"{SOURCES}{source.pk}/")] == [403, 403]
    assert admin.post(NEW, FEED).status_code == 403


def test_a_key_is_sealed_and_never_shown_again(operator: Client) -> None:
    search = {**FEED, "kind": "pvog_search"}
    assert (
        operator.post(NEW, {**search, "secret": "s3cret", "ars": "12\n13", "per_second": "2"}).status_code
        == 302
    )
    made = Source.objects.get(name="Feed")
    assert (made.settings["ars"], made.settings["per_second"]) == (["12", "13"], 2)
    assert "s3cret" not in made.secret
    assert secret_of(made.secret) == "s3cret"
    url = f"{SOURCES}{made.pk}/"
    assert "s3cret" not in operator.get(url).content.decode()
    assert operator.post(url, {**search, "name": "Neu", "secret": "", "ars": ""}).status_code == 302
    made.refresh_from_db()
    assert (made.name, secret_of(made.secret), made.settings.get("ars")) == ("Neu", "s3cret", None)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"name": ""}, "Name muss ausgefüllt werden"),
        ({"kind": "manual"}, "Bitte wählen Sie eine Art"),
        ({"base_url": "feed"}, "keine Adresse im Netz"),
        ({"mode": "proxy"}, "Durchleiten kann nur REST-ZuFi"),
        ({"ars": "12\n13"}, "kann nur nach einem Gebiet gefragt werden"),
        ({"every_minutes": "1"}, "Bitte eine Zahl von 5 bis 100000"),
        ({"name": "Dateien"}, "gibt es schon"),
    ],
)
def test_what_cannot_be_a_source_is_refused_without_its_key(
    operator: Client, source: Source, changes: dict[str, str], complaint: str
) -> None:
    answer = operator.post(NEW, {**FEED, "secret": "s3cret", **changes})
    assert answer.status_code == 422
    assert complaint in words(answer)
    assert "s3cret" not in answer.content.decode()
    assert Source.objects.filter(kind="pvog_feed").count() == 0


def test_what_is_missing_leads_to_where_it_is_missing(town: Place, desk: Desk) -> None:
    for _ in range(4):
        note_missed(municipality=town.id, words="drohne fliegen")
    flush()
    link = Link.objects.create(
        url="https://weg.example.org/x",
        fault="Gibt es nicht mehr.",
        due_at=now(),
        wanted_at=now(),
        checked_at=now(),
    )
    LinkUse.objects.create(link=link, scope="services:BB", title="Ausbildungsgeld", address="/leistungen/1")
    LinkUse.objects.create(link=link, scope="m:999999", title="Geheim", address="/cms/leistungen/x")
    editor = desk.client(role="editor")
    answer = editor.get(QUALITY)
    said = words(answer)
    assert "3 Leistungen gelten in Ihrer Kommune. 33 % davon lassen sich online erledigen." in said
    assert "Kosten 33 % 2 Leistungen ohne Kosten" in said
    assert "drohne fliegen 4" in said
    assert "Gibt es nicht mehr." in said
    assert "Geheim" not in said
    assert "/cms/leistungen/?fehlt=kosten" in links(answer)
    lacking = words(editor.get("/cms/leistungen/?fehlt=kosten"))
    assert "Personalausweis beantragen" in lacking
    assert "Ausbildungsgeld beantragen" not in lacking


def test_links_of_the_catalogue_and_of_municipalities_are_tried(town: Place, desk: Desk) -> None:
    desk.client().post(
        "/cms/leistungen/leistung/2/bearbeiten",
        {"html": '<p><a href="https://stadt.example.org/hinweis">Hier</a></p>'},
    )
    catalogue = {one.url: (one.scope, one.title) for one in links_of_the_catalogue()}
    assert catalogue["https://online.example.org"] == ("services:BB", "Reha online")
    own = [(one.url, one.scope, one.address) for one in links_of_municipalities()]
    address = "/cms/leistungen/leistung/2/bearbeiten"
    assert own == [("https://stadt.example.org/hinweis", f"m:{town.id}", address)]


def test_the_place_is_chosen_by_name_or_number(town: Place, desk: Desk) -> None:
    admin = desk.client()
    refused = admin.post(PLACE, {"secret": "g3heim"})
    assert (refused.status_code, "keine Anfragen durchgeleitet" in words(refused)) == (422, True)
    Source.objects.create(
        state="BB", kind="rest_zufi", name="Land", mode="hybrid", base_url="https://l.example"
    )
    assert "Zurzeit: Bad Belzig" in words(admin.get(PLACE))
    assert admin.post(PLACE, {"area": "Borkheide", "secret": "g3heim"}).status_code == 302
    assert "Zurzeit: Borkheide" in words(admin.get(PLACE))
    assert "g3heim" not in admin.get(PLACE).content.decode()
    assert "Für Borkheide" in words(town.page("/leistungen"))
    unknown = admin.post(PLACE, {"area": "Nirgendwo"})
    assert (unknown.status_code, "ist im Katalog nicht bekannt" in words(unknown)) == (422, True)
    assert admin.post(PLACE, {"area": ""}).status_code == 302
    assert "Zurzeit: Bad Belzig" in words(admin.get(PLACE))
    with within(town.id):
        assert secret_of(Connection.objects.get().secret) == "g3heim"
    assert desk.client(role="editor").get(PLACE).status_code == 403
