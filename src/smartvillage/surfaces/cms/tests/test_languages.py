"""Which languages contents are translated to, and what is missing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.languages import offered
from smartvillage.core.municipalities.directory import tenant
from smartvillage.surfaces.cms.offering import languages
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk

PAGE = "/cms/sprachen/"


def _translated(desk: Desk, title: str) -> int:
    return int(desk.write(title=title, translations={"en": {"title": f"{title} in English"}}).pk)


def test_the_administration_chooses(desk: Desk) -> None:
    client = desk.client(role="admin")
    said = client.get(PAGE).content.decode()
    assert 'value="en" checked' in said
    assert 'value="pl" checked' not in said
    client.post(PAGE, {"tag": ["pl", "dsb", "tlh"]})
    assert list(offered(tenant(desk.place.id).settings)) == ["dsb", "pl"]
    assert "Sprachen: Niedersorbisch, Polnisch" in client.get("/cms/protokoll/").content.decode()
    client.post(PAGE, {})
    assert offered(tenant(desk.place.id).settings) == {}


@pytest.mark.parametrize("role", ["editor", "user", "read_only"])
def test_others_do_not(desk: Desk, role: str) -> None:
    client = desk.client(role=role)
    assert client.post(PAGE, {"tag": "pl"}).status_code == 403
    assert "pl" not in offered(tenant(desk.place.id).settings)


def test_how_much_is_translated_takes_one_statement(desk: Desk) -> None:
    _translated(desk, "Markt")
    _translated(desk, "Fest")
    desk.write(title="Nur deutsch")
    with CaptureQueriesContext(connection) as captured:
        found = languages(municipality=desk.place.id, settings={})
    assert len(captured) == 1
    assert {one.tag: one.translated for one in found if one.translated} == {"en": 2}
    assert [one.tag for one in found if one.offered] == ["de-simple", "en"]


def test_a_list_shows_what_is_missing(desk: Desk) -> None:
    _translated(desk, "Markt")
    desk.write(title="Nur deutsch")
    said = desk.client(role="editor").get(f"{NEWS}/?pflege=ohne-en").content.decode()
    assert "Nur deutsch" in said
    assert "Markt" not in said
    assert "ohne Englisch" in said
    everything = desk.client(role="editor").get(f"{NEWS}/?pflege=ohne-tlh").content.decode()
    assert "Markt" in everything
