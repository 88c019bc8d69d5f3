"""A municipality's own services and offices: written, seen, found, changed, deleted; nobody else's are touched."""

import pytest
from django.test import Client

from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services.models import Competence, Connection, Office, OnlineService, Service
from smartvillage.modules.services.tests.catalogue import Catalogue
from smartvillage.modules.services.tests.small import STATE, VILLAGE_TOWN
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.surfaces.webapp.tests.pagecheck import links, words
from smartvillage.testing import Place, forget_everything

ENTRIES, NEW = "/cms/leistungen/eigene/", "/cms/leistungen/eigene/leistung/neu"
NEW_OFFICE = "/cms/leistungen/eigene/stelle/neu"
BOAT = {
    "name": "Ruderboot leihen",
    "short": "Am Stadtsee für einen Nachmittag.",
    "synonyms": "Kahn\nTretboot",
    "costs": "<p>5 € je Stunde</p><script>alert(1)</script>",
    "bring": "Personalausweis\nPfand",
    "online_url": "www.boote.example.org",
    "online_name": "Boot buchen",
}


@pytest.fixture
def editor(desk: Desk) -> Client:
    return desk.client(role="editor")


def own() -> Service:
    made: Service = Service.objects.get(agency__startswith="kommune-")
    return made


def test_an_own_service_is_written_seen_and_found(town: Place, editor: Client) -> None:
    assert (
        editor.post(NEW_OFFICE, {"name": "Bootshaus", "city": "Bad Belzig", "phone": "033841 1"}).status_code
        == 302
    )
    house = Office.objects.get(agency__startswith="kommune-")
    assert editor.post(NEW, {**BOAT, "office": house.public_id}).status_code == 302
    run_due(limit=100)
    page = town.page(f"/leistungen/{own().public_id}")
    said = words(page)
    for text in (
        "Ruderboot leihen",
        "Am Stadtsee für einen Nachmittag.",
        "5 € je Stunde",
        "Pfand",
        "Bootshaus",
    ):
        assert text in said
    assert "https://www.boote.example.org" in links(page)
    assert "alert(1)" not in page.content.decode()
    assert "Ruderboot leihen" in words(town.page("/leistungen?suche=Tretboot"))
    assert "Ruderboot leihen" in words(editor.get(ENTRIES))


def test_it_is_changed_and_what_is_emptied_goes(town: Place, editor: Client) -> None:
    editor.post(NEW, {**BOAT, "office": "300001"})
    url = f"/cms/leistungen/eigene/leistung/{own().ext_id}/"
    form = editor.get(url).content.decode()
    assert 'value="300001" selected' in form
    assert 'value="https://www.boote.example.org"' in form
    assert (
        editor.post(url, {"name": "Kahn leihen", "office": "", "online_url": "", "costs": ""}).status_code
        == 302
    )
    said = words(town.page(f"/leistungen/{own().public_id}"))
    assert "Kahn leihen" in said
    assert "5 € je Stunde" not in said
    assert "Pfand" in said  # what was not sent stays
    assert Competence.objects.filter(service=own()).count() == 0
    assert OnlineService.objects.filter(agency__startswith="kommune-").count() == 0


def test_it_is_deleted_with_what_hangs_on_it(town: Place, editor: Client) -> None:
    editor.post(NEW, {**BOAT, "office": "300001"})
    service = own()
    others = Service.objects.exclude(pk=service.pk).count()
    assert (
        editor.post(f"/cms/leistungen/eigene/leistung/{service.ext_id}/", {"delete": "1"}).status_code == 302
    )
    assert town.page(f"/leistungen/{service.public_id}").status_code == 404
    assert Competence.objects.filter(service_id=service.pk).count() == 0
    assert Service.objects.count() == others


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"name": " "}, "Name muss ausgefüllt werden"),
        ({"online_url": "javascript:x"}, "keine Adresse im Netz"),
    ],
)
def test_what_is_wrong_is_said(editor: Client, changes: dict[str, str], complaint: str) -> None:
    answer = editor.post(NEW, {**BOAT, **changes})
    assert (answer.status_code, complaint in words(answer)) == (422, True)
    assert "Tretboot" in answer.content.decode()
    assert Service.objects.filter(agency__startswith="kommune-").count() == 0


def test_a_village_writes_for_its_town_and_never_for_the_whole_state(
    town: Place, amt: Place, editor: Client, catalogue: Catalogue
) -> None:
    Municipality.objects.filter(pk=town.id).update(area=catalogue.areas["Hagelberg"])
    Municipality.objects.filter(pk=amt.id).update(area=catalogue.areas[VILLAGE_TOWN])
    with within(town.id):
        Connection.objects.create(municipality_id=town.id, state="BB")
    bump_overlay(municipality=town.id)
    assert editor.post(NEW, BOAT).status_code == 302
    assert not own().everywhere
    assert "Ruderboot leihen" in words(town.page("/leistungen?buchstabe=R"))
    assert "Ruderboot" not in words(amt.page("/leistungen?buchstabe=R"))
    Municipality.objects.filter(pk=town.id).update(area=catalogue.areas[STATE])
    bump_overlay(municipality=town.id)
    assert "noch kein Ort" in words(editor.get(ENTRIES))
    assert editor.post(NEW, BOAT).status_code == 404


def test_neighbours_see_and_change_none_of_it(
    town: Place, amt: Place, editor: Client, catalogue: Catalogue
) -> None:
    editor.post(NEW, BOAT)
    service = own()
    Municipality.objects.filter(pk=amt.id).update(area=catalogue.areas[VILLAGE_TOWN])
    other = desk_of(amt).client(role="admin")
    forget_everything()
    url = f"/cms/leistungen/eigene/leistung/{service.ext_id}/"
    assert [other.get(url).status_code, other.post(url, {"delete": "1"}).status_code] == [404, 404]
    assert "Ruderboot" not in words(other.get(ENTRIES))
    assert "Ruderboot" not in words(amt.page("/leistungen?buchstabe=R"))
    assert "Ruderboot" in words(town.page("/leistungen?buchstabe=R"))
    catalogue_entry = "/cms/leistungen/eigene/leistung/100004711/"
    assert editor.post(catalogue_entry, {"delete": "1"}).status_code == 404
