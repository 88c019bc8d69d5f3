"""What editors say of services and offices, and what citizens see of it."""

import pytest
from django.test import Client

from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services.models import OwnOffice, OwnService
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.surfaces.webapp.tests.pagecheck import links, words
from smartvillage.testing import Place, forget_everything

LIST = "/cms/leistungen/"
GRANT = "/cms/leistungen/leistung/100004711/bearbeiten"
OFFICE = "/cms/leistungen/stellen/300001/bearbeiten"


@pytest.fixture
def editor(desk: Desk) -> Client:
    return desk.client(role="editor")


def test_all_services_of_the_place_are_listed_and_found_as_citizens_find_them(editor: Client) -> None:
    said = words(editor.get(LIST))
    assert "Ausbildungsgeld beantragen" in said
    assert "Zeltplatz am Hagelberg" not in said  # there is none in the whole town
    assert "Ausbildungsgeld beantragen" in words(editor.get(f"{LIST}?q=Ausbildungsförderung"))
    assert "Nichts gefunden." in words(editor.get(f"{LIST}?q=unauffindbar"))
    assert "Nichts gefunden." in words(editor.get(f"{LIST}?zeige=verborgen"))
    assert editor.get(f"{LIST}?zeige=%00&seite=-1&q=%00").status_code == 200


def test_what_is_said_of_a_service_is_seen_at_once_and_taken_back(town: Place, editor: Client) -> None:
    sent = {
        "html": "<p>Bitte nur mit <b>Termin</b>.</p><script>alert(1)</script>",
        "links-0-name": "Merkblatt",
        "links-0-url": "www.example.org/merkblatt",
        "pinned": "1",
    }
    assert editor.post(GRANT, sent).status_code == 302
    page = town.page("/leistungen/100004711")
    assert "Bitte nur mit Termin." in words(page)
    assert "https://www.example.org/merkblatt" in links(page)
    assert "alert(1)" not in page.content.decode()
    assert "Ausbildungsgeld beantragen" in words(town.page("/leistungen")).partition("Lebenslagen")[0]
    assert "Platz 1" in words(editor.get(f"{LIST}?zeige=oben"))
    assert editor.post(GRANT, {"hidden": "true"}).status_code == 302
    assert town.page("/leistungen/100004711").status_code == 404
    assert "verborgen" in words(editor.get(f"{LIST}?zeige=verborgen"))
    assert editor.post(GRANT, {"hidden": "false", "html": "", "pinned": "", "links": ""}).status_code == 302
    assert town.page("/leistungen/100004711").status_code == 200
    with within(town.id):
        assert OwnService.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({"links-0-url": "javascript:alert(1)"}, "Das ist keine Adresse im Netz."),
        ({"pinned": "0"}, "Der Platz ist eine Zahl von 1 bis 99"),
        ({"pinned": "viele"}, "ist keine ganze Zahl"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    town: Place, editor: Client, sent: dict[str, str], complaint: str
) -> None:
    answer = editor.post(GRANT, {"html": "<p>Hinweis</p>", **sent})
    assert answer.status_code == 422
    assert complaint in words(answer)
    assert "Hinweis" in answer.content.decode()
    with within(town.id):
        assert OwnService.objects.count() == 0


def test_rows_are_added_without_script(town: Place, editor: Client) -> None:
    answer = editor.post(GRANT, {"html": "<p>Bleibt</p>", "action": "add:links"})
    assert 'name="links-0-url"' in answer.content.decode()
    assert "Bleibt" in answer.content.decode()
    with within(town.id):
        assert OwnService.objects.count() == 0


def test_own_hours_take_the_place_of_the_catalogues(town: Place, editor: Client) -> None:
    assert "Bürgerservice" in words(editor.get("/cms/leistungen/stellen/"))
    sent = {
        "hours-0-weekday": "Montag",
        "hours-0-time_from": "08:00",
        "hours-0-time_to": "11:30",
        "hours-0-open": "true",
        "note": "Am Brückentag geschlossen",
        "appointment_url": "https://termine.example.org/neu",
    }
    assert editor.post(OFFICE, sent).status_code == 302
    page = town.page("/leistungen/stelle/300001")
    assert "Montag 8:00–11:30 Uhr Dienstag geschlossen" in words(page)
    assert "Am Brückentag geschlossen" in words(page)
    assert "https://termine.example.org/neu" in links(page)
    assert editor.post(OFFICE, {"appointment_url": "x", "hours": "", "note": ""}).status_code == 422
    assert editor.post(OFFICE, {"appointment_url": "", "hours": "", "note": ""}).status_code == 302
    with within(town.id):
        assert OwnOffice.objects.count() == 0


def test_only_administration_and_editors_and_only_at_home(town: Place, amt: Place, desk: Desk) -> None:
    for role in ("user", "restricted", "read_only"):
        assert [desk.client(role=role).get(path).status_code for path in (LIST, GRANT, OFFICE)] == [403] * 3
    other = desk_of(amt).client(role="admin")
    forget_everything()
    assert other.post(GRANT, {"html": "<p>fremd</p>"}).status_code == 404  # nobody has placed this one yet
    assert other.post(OFFICE, {"note": "fremd"}).status_code in (302, 404)
    assert "fremd" not in town.page("/leistungen/stelle/300001").content.decode()
    assert desk.client().get("/cms/leistungen/leistung/gibt-es-nicht/bearbeiten").status_code == 404


def test_a_list_takes_few_statements(editor: Client, django_assert_max_num_queries: object) -> None:
    editor.get(LIST)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        editor.get(LIST)
