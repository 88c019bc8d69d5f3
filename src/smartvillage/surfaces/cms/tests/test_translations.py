"""Translating an item at the desk: side by side, old when the German text was changed, kept like everything else."""

from typing import Any

import lxml.html
import pytest
from django.test import Client

from smartvillage.core.content.models import Item
from smartvillage.core.content.translations import digest
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk


@pytest.fixture
def item(desk: Desk) -> Item:
    return desk.write(title="Markt zieht um", content_blocks=[{"title": "Wann", "body": "<p>Am Samstag</p>"}])


@pytest.fixture
def block(desk: Desk, item: Item) -> int:
    number: int = desk.document(item.pk)["content_blocks"][0]["id"]
    return number


def _fields(client: Client, url: str) -> dict[str, str]:
    """What a browser would send of the form as it is."""
    page: Any = lxml.html.fromstring(client.get(url).content.decode())
    form = page.get_element_by_id("eintrag")
    for template in form.findall(".//template"):
        template.drop_tree()
    return {name: value.removeprefix("\n") for name, value in form.form_values()}


def _save(client: Client, item: Item, **changes: str) -> str:
    url = f"{NEWS}/{item.pk}/"
    sent = {**_fields(client, url), **{name.replace("__", "-"): text for name, text in changes.items()}}
    answer = client.post(url, {**sent, "action": "publish"}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def _badges(page: str) -> dict[str, str]:
    found: Any = lxml.html.fromstring(page).xpath("//details[@class='tongue']/summary")
    return {one.text.strip(): one.find("span").text for one in found}


def test_a_translation_is_stored_with_what_it_translates(desk: Desk, item: Item, block: int) -> None:
    client = desk.client()
    page = client.get(f"{NEWS}/{item.pk}/").content.decode()
    assert _badges(page) == {"Leichte Sprache": "fehlt", "Englisch": "fehlt"}
    english = {"translations-en-title": "Market moves", f"translations-en-{block}.body": "<p>On Saturday</p>"}
    page = _save(client, item, **english, **{f"translations-de_simple-{block}.title": "Wann ist der Markt?"})
    assert _badges(page) == {"Leichte Sprache": "unvollständig", "Englisch": "unvollständig"}
    assert desk.document(item.pk)["translations"] == {
        "de-simple": {f"{block}.title": {"text": "Wann ist der Markt?", "of": digest("Wann")}},
        "en": {
            "title": {"text": "Market moves", "of": digest("Markt zieht um")},
            f"{block}.body": {"text": "<p>On Saturday</p>", "of": digest("<p>Am Samstag</p>")},
        },
    }
    page = _save(client, item, **{f"translations-en-{block}.title": "When"})
    assert _badges(page)["Englisch"] == "passt zum deutschen Text"


def test_a_changed_german_text_makes_it_old_until_somebody_says_it_fits(desk: Desk, item: Item) -> None:
    client = desk.client()
    _save(client, item, **{"translations-en-title": "Market moves"})
    page = _save(client, item, title="Markt zieht weg")
    assert _badges(page)["Englisch"] == "älter als der deutsche Text"
    assert "Die Übersetzung passt noch (Englisch)" in page
    page = _save(client, item, **{"translations-en-~passt": "true"})
    assert _badges(page)["Englisch"] == "unvollständig"
    stored = desk.document(item.pk)["translations"]["en"]["title"]
    assert stored == {"text": "Market moves", "of": digest("Markt zieht weg")}


def test_emptied_is_gone_and_untouched_changes_nothing(desk: Desk, item: Item) -> None:
    client = desk.client()
    _save(client, item, **{"translations-en-title": "Market moves"})
    version = desk.item(item.pk).version
    _save(client, item)
    assert desk.item(item.pk).version == version
    _save(client, item, **{"translations-en-title": " "})
    assert desk.document(item.pk)["translations"] == {}


def test_what_is_typed_is_kept_as_a_draft(desk: Desk, item: Item) -> None:
    client, url = desk.client(), f"{NEWS}/{item.pk}/"
    sent = {**_fields(client, url), "translations-de_simple-title": "Der Markt"}
    assert client.post(f"{url}entwurf", sent).json()["saved_at"]
    assert _fields(client, url)["translations-de_simple-title"] == "Der Markt"
    assert desk.document(item.pk)["translations"] == {}


def test_history_says_what_changed(desk: Desk, item: Item) -> None:
    client = desk.client()
    _save(client, item, **{"translations-en-title": "Market moves"})
    _save(client, item, **{"translations-en-title": "The market moves"})
    version = desk.item(item.pk).version
    assert "Übersetzungen" in client.get(f"{NEWS}/{item.pk}/verlauf/").content.decode()
    page = client.get(f"{NEWS}/{item.pk}/verlauf/{version}/").content.decode()
    assert "Übersetzungen › Englisch" in page


def test_html_is_cleaned_and_plain_text_is_not_html(desk: Desk, item: Item, block: int) -> None:
    body = "<p onclick='x'>On <script>alert(1)</script>Saturday</p>"
    _save(
        desk.client(), item, **{f"translations-en-{block}.body": body, "translations-en-title": "a < b & c"}
    )
    english = desk.document(item.pk)["translations"]["en"]
    assert english[f"{block}.body"]["text"] == "<p>On Saturday</p>"
    assert english["title"]["text"] == "a < b & c"


def test_the_preview_speaks_the_language(desk: Desk, item: Item) -> None:
    client = desk.client()
    _save(client, item, **{"translations-en-title": "Market moves"})
    page = client.get(f"{NEWS}/{item.pk}/vorschau/seite?in=en").content.decode()
    assert '<h1 lang="en">Market moves</h1>' in page
    assert "Markt zieht um" in client.get(f"{NEWS}/{item.pk}/vorschau/seite").content.decode()


def test_the_municipality_chooses_the_languages(desk: Desk, item: Item) -> None:
    client = desk.client()
    _save(client, item, **{"translations-en-title": "Market moves"})
    chosen = {"second_factor": "recommended", "content_languages": ["dsb"]}
    Municipality.objects.filter(pk=desk.place.id).update(settings=chosen)
    forget()
    page = client.get(f"{NEWS}/{item.pk}/").content.decode()
    assert _badges(page) == {"Englisch": "unvollständig", "Niedersorbisch": "fehlt"}
    _save(client, item, title="Neu")
    assert desk.document(item.pk)["translations"]["en"]["title"]["text"] == "Market moves"
