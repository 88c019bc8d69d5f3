"""The pages on which the app is designed: overview, forms, preview, history; who may see them."""

import re
from typing import Any, cast

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from smartvillage.core.content.models import Item
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything, make_place

SLUG = "static_content.json"
HOME = f"/cms/inhalte/{SLUG}"
TILE = {"title": "Abfall", "routeName": "WasteCollection", "params": {"title": "Abfall"}, "tileSizeFactor": 2}
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(town: Place) -> Desk:
    made = desk_of(town)
    forget_everything()
    return made


def written(desk: Desk, name: str, value: Any, **more: Any) -> Item:
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    return desk.write(slug=SLUG, name=name, content=text, **more)


def inputs(page: str) -> dict[str, str]:
    """What a browser without script would send of the item's form."""
    from lxml import html

    form = cast(Any, html.fromstring(page)).get_element_by_id("eintrag")
    return {name: value for name, value in form.form_values() if name}


def content(desk: Desk, item: Item) -> Any:
    return orjson.loads(desk.document(item.pk)["content"])


def test_the_overview_says_what_there_is_and_what_is_wrong(desk: Desk) -> None:
    written(desk, "homeService", [{**TILE, "routeName": "Foo"}])
    written(desk, "homeDisturber", [], app_version="5.0.0", state="draft")
    written(desk, "eigenes", {"children": [{"routeName": "Bar"}]})
    desk.write(slug="static_content", name="impressum", content="<p>Wir</p>")
    page = desk.client(role="editor").get("/cms/app/").content.decode()
    text = re.sub(r"<[^>]+>|\s+", " ", page)
    assert "Kachel 1 „Abfall“ › Wohin führt es?: Die Ansicht „Foo“ kennt die App nicht" in text
    assert "children › 1 › routeName: Die Ansicht „Bar“ kennt die App nicht" in text
    assert re.search(r"Impressum\s+Da\s", text)
    assert re.search(r"Datenschutz\s+Fehlt\s", text)
    assert "Ab App 5.0.0" in text
    for words in ("Kacheln", "Störer", "Ticker", "Karussell", "Tabs und Farben", "Menü", "Abfallarten"):
        assert words in text


def test_only_who_works_on_it_sees_it(desk: Desk) -> None:
    item = written(desk, "homeService", [TILE])
    plain = desk.organisation("Verein", rights=["news_item"])
    for role, organisation, status in (
        ("admin", None, 200), ("editor", None, 200), ("user", None, 200), ("user", plain, 403),
        ("restricted", None, 403), ("read_only", None, 403),
    ):  # fmt: skip
        client = desk.client(desk.account(role, organisation=organisation))
        assert client.get("/cms/app/").status_code == status, role
        assert client.post("/cms/app/anlegen", {"name": "homeButtons"}).status_code in (302, status), role
        assert client.get(f"{HOME}/{item.pk}/").status_code == status, role
        assert ("App gestalten" in client.get("/cms/").content.decode()) is (status == 200), role


def test_another_municipality_has_its_own(desk: Desk) -> None:
    item = written(desk, "homeService", [{**TILE, "title": "Geheim"}])
    other = desk_of(make_place("anderswo", "Anderswo"))
    forget_everything()
    client = other.client()
    assert "Geheim" not in client.get("/cms/app/").content.decode()
    assert client.get(f"{HOME}/{item.pk}/").status_code == 404
    assert client.get(f"{HOME}/{item.pk}/vorschau/start").status_code == 404


def test_beginning_and_an_own_version_for_an_app(desk: Desk) -> None:
    client = desk.client(role="editor")
    assert client.post("/cms/app/anlegen", {"name": "tabNavigation"}).status_code == 302
    first = desk.newest()
    assert (first.state, content(desk, first)["tabConfigs"][0]) == ("draft", "Home")
    page = client.post("/cms/app/anlegen", {"name": "tabNavigation"}, follow=True).content.decode()
    assert "gibt es schon" in page
    client.post("/cms/app/anlegen", {"name": "tabNavigation", "version": "5.0.0"})
    second = desk.newest()
    assert desk.document(second.pk)["app_version"] == "5.0.0"
    assert content(desk, second) == content(desk, first)
    page = client.post(
        "/cms/app/anlegen", {"name": "tabNavigation", "version": "fünf"}, follow=True
    ).content.decode()
    assert "Die Version besteht aus Zahlen und Punkten" in page
    assert client.post("/cms/app/anlegen", {"name": "nix"}).status_code == 404


def test_a_form_sent_as_it_came_changes_nothing(desk: Desk) -> None:
    item = written(desk, "homeService", '[ {"title":"Abfall","routeName":"WasteCollection","x":[1,2.50]} ]')
    client = desk.client()
    sent = inputs(client.get(f"{HOME}/{item.pk}/").content.decode())
    assert client.post(f"{HOME}/{item.pk}/", {**sent, "action": "publish"}).status_code == 302
    assert desk.item(item.pk).version == item.version


def test_rows_without_script(desk: Desk) -> None:
    item = written(desk, "homeService", [TILE, {**TILE, "title": "Hilfe"}])
    client, url = desk.client(), f"{HOME}/{item.pk}/"
    page = client.get(url).content.decode()
    page = client.post(url, {**inputs(page), "action": "up:content-rows-1"}).content.decode()
    page = client.post(url, {**inputs(page), "action": "add:content-rows"}).content.decode()
    new = {
        "content-rows-2-title": "Post",
        "content-rows-2-routeName-to": "web",
        "content-rows-2-routeName-more": "https://example.org/",
    }
    assert client.post(url, {**inputs(page), **new, "action": "publish"}).status_code == 302
    web = {"title": "Post", "routeName": "Web", "params": {"title": "Post", "webUrl": "https://example.org/"}}
    assert content(desk, item) == [{**TILE, "title": "Hilfe"}, TILE, web]


def test_a_fault_stands_at_its_input(desk: Desk) -> None:
    item = written(desk, "homeService", [TILE], state="draft")
    client, url = desk.client(), f"{HOME}/{item.pk}/"
    sent = {**inputs(client.get(url).content.decode()), "content-rows-0-routeName-to": "page:hilfe"}
    answer = client.post(url, {**sent, "action": "publish"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-content-rows-0-routeName"' in page
    assert 'id="f-content-rows-0-routeName"' in page
    assert page.count("Die Seite „hilfe“ gibt es nicht") == 2
    assert client.post(url, {**sent, "action": "draft"}).status_code == 302


def test_raw_data_and_back(desk: Desk) -> None:
    item = written(desk, "homeService", [TILE])
    client, url = desk.client(), f"{HOME}/{item.pk}/"
    sent = inputs(client.get(url).content.decode())
    page = client.post(
        url, {**sent, "content-rows-0-title": "Müll", "action": "raw:content"}
    ).content.decode()
    text = inputs(page)["content"]
    assert orjson.loads(text) == [{**TILE, "title": "Müll"}]
    page = client.post(url, {**inputs(page), "content": "[{]", "action": "form:content"}).content.decode()
    assert "kein gültiges JSON" in page
    assert inputs(page)["content"].strip() == "[{]"
    answer = client.post(url, {**inputs(page), "action": "publish"})
    assert answer.status_code == 422
    page = client.post(url, {**inputs(page), "content": text, "action": "form:content"}).content.decode()
    assert inputs(page)["content-rows-0-title"] == "Müll"


def test_the_preview_shows_what_is_not_saved(desk: Desk) -> None:
    item = written(desk, "homeDisturber", [])
    client, url = desk.client(), f"{HOME}/{item.pk}/"
    page = client.post(
        url, {**inputs(client.get(url).content.decode()), "action": "add:content-rows"}
    ).content.decode()
    page = client.post(url, {**inputs(page), "action": "add:content-rows-0-dates"}).content.decode()
    new = {
        "content-rows-0-headline": "Brücke gesperrt",
        "content-rows-0-dates-0-dateStart": "2020-01-01",
        "content-rows-0-dates-0-dateEnd": "2099-12-31",
    }
    client.post(f"{url}entwurf", {**inputs(page), **new})
    seen = client.get(f"{url}vorschau/start", headers={"if-none-match": "*"})
    assert "Brücke gesperrt" in seen.content.decode()
    assert "ETag" not in seen
    assert "no-store" in seen["Cache-Control"]
    assert "Brücke gesperrt" not in desk.place.page("/").content.decode()
    assert client.get(f"{url}vorschau/seite").status_code == 404


def test_the_history_reads_well_and_goes_back(desk: Desk) -> None:
    item = written(desk, "homeService", [TILE])
    client, url = desk.client(), f"{HOME}/{item.pk}/"
    sent = {**inputs(client.get(url).content.decode()), "content-rows-0-title": "Müll"}
    client.post(url, {**sent, "action": "publish"})
    page = client.get(f"{url}verlauf/2/").content.decode()
    assert "Kachel 1 „Müll“ › Beschriftung" in page
    client.post(f"{url}verlauf/1/wiederherstellen")
    assert content(desk, item) == [TILE]


def test_a_picture_comes_along_without_script(desk: Desk, settings: Any, tmp_path: Any) -> None:
    from io import BytesIO

    from PIL import Image

    settings.MEDIA_ROOT = tmp_path
    buffer = BytesIO()
    Image.new("RGB", (300, 200), "green").save(buffer, "PNG")
    item = written(
        desk, "homeCarousel", [{"message": "Hallo", "picture": {"uri": "https://example.org/a.png"}}]
    )
    client, url = desk.client(), f"{HOME}/{item.pk}/"
    file = SimpleUploadedFile("b.png", buffer.getvalue(), "image/png")
    sent = inputs(client.get(url).content.decode())
    answer = client.post(url, {**sent, "content-rows-0-picture-uri-datei": file, "action": "publish"})
    assert answer.status_code == 302
    assert content(desk, item)[0]["picture"]["uri"].startswith("/medien/")


def test_two_write_at_once(desk: Desk) -> None:
    item = written(desk, "homeService", [TILE])
    one, other, url = desk.client(), desk.client(), f"{HOME}/{item.pk}/"
    mine = {**inputs(one.get(url).content.decode()), "content-rows-0-title": "Meins"}
    theirs = {**inputs(other.get(url).content.decode()), "content-rows-0-title": "Anderes"}
    assert other.post(url, {**theirs, "action": "publish"}).status_code == 302
    answer = one.post(url, {**mine, "action": "publish"})
    assert answer.status_code == 409
    assert "Anderes" in answer.content.decode()
    assert content(desk, item)[0]["title"] == "Anderes"


def test_a_form_costs_as_much_as_others(desk: Desk, django_assert_max_num_queries: Any) -> None:
    """What there is to point to is read once, not whenever the form asks."""
    item = written(desk, "homeService", [TILE])
    client = desk.client(role="admin")
    client.get(f"{HOME}/{item.pk}/")
    with django_assert_max_num_queries(15):
        client.get(f"{HOME}/{item.pk}/")
