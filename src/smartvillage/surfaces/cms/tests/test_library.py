"""The library of files: what is taken, what is said of it, what shows it, what goes."""

import io
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from smartvillage.core.content.save import update_item
from smartvillage.core.media import keeping
from smartvillage.core.media.actions import asset_url
from smartvillage.core.media.keeping import take_down
from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place

pytestmark = pytest.mark.usefixtures("_own_media")
LIBRARY = "/cms/medien/"


@pytest.fixture
def desk(town: Place) -> Desk:
    return desk_of(town)


def picture(colour: str = "red", *, size: tuple[int, int] = (900, 600), kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, colour)
    image.paste("white", (0, 0, size[0] // 3, size[1] // 2))
    image.save(out, kind)
    return out.getvalue()


def sent(content: bytes, name: str = "burg.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def assets(desk: Desk) -> list[Asset]:
    with within(desk.place.id):
        return list(Asset.objects.order_by("pk"))


def shown(asset: Asset, **more: Any) -> dict[str, Any]:
    return {"content_type": "image", "source_url": {"url": asset_url(asset)}, **more}


def test_many_files_come_at_once_and_what_is_none_is_said(desk: Desk) -> None:
    client = desk.client()
    files = [
        sent(picture()),
        sent(picture("blue"), "see.jpg"),
        sent(b"%PDF-1.7 nothing", "plan.jpg"),
        sent(b"<svg/>", "logo.svg"),
    ]
    page = client.post(LIBRARY, {"file": files}, follow=True)
    text = page.content.decode()
    assert "2 Dateien sind da." in text
    assert "plan.jpg: Diese Art von Datei wird nicht angenommen" in text
    assert "logo.svg: Diese Art von Datei wird nicht angenommen" in text
    assert [asset.name for asset in assets(desk)] == ["burg.jpg", "see.jpg"]


def test_the_same_picture_is_kept_once_and_lookalikes_are_named(desk: Desk) -> None:
    client = desk.client()
    for content in (picture(), picture(), picture(size=(450, 300))):
        client.post(LIBRARY, {"file": sent(content)})
    large, small = assets(desk)
    assert (large.width, small.width) == (900, 450)
    page = client.get(f"{LIBRARY}{small.pk}/").content.decode()
    assert "burg.jpg (900 × 600)" in page


def test_pictures_of_iphones_become_jpeg(desk: Desk) -> None:
    desk.client().post(LIBRARY, {"file": sent(picture(kind="HEIF"), "IMG_0001.HEIC")})
    (asset,) = assets(desk)
    assert (asset.mime, asset.width, asset.height) == ("image/jpeg", 900, 600)


def test_a_full_store_says_so_and_keeps_nothing(desk: Desk) -> None:
    with within(desk.place.id):
        Organisation.objects.filter(pk=desk.place.organisation).update(settings={"media_quota_mb": 1})
        Asset.objects.create(
            municipality_id=desk.place.id,
            organisation_id=desk.place.organisation,
            digest="0" * 64,
            mime="image/png",
            size=999_999,
        )
    text = desk.client().post(LIBRARY, {"file": sent(picture())}, follow=True).content.decode()
    assert "Der Speicherplatz Ihrer Organisation ist voll" in text
    assert len(assets(desk)) == 1


def test_what_is_said_of_a_picture_reaches_the_items_that_show_it(desk: Desk) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    item = desk.write(title="Fest", content_blocks=[{"title": "Fest", "media_contents": [shown(asset)]}])
    page = client.get(f"{LIBRARY}{asset.pk}/").content.decode()
    assert ">Fest</a>" in page
    said = {
        "name": "burg.jpg",
        "alt": "Die Burg",
        "copyright": "Ines",
        "focus_x": "20",
        "focus_y": "70",
        "spread": "on",
    }
    answer = client.post(f"{LIBRARY}{asset.pk}/", said, follow=True)
    assert "Gespeichert. 1 Einträge sind geändert." in answer.content.decode()
    medium = desk.document(item.pk)["content_blocks"][0]["media_contents"][0]
    assert {name: medium[name] for name in ("alt", "copyright", "focus_x", "focus_y", "width")} == {
        "alt": "Die Burg", "copyright": "Ines", "focus_x": 20, "focus_y": 70, "width": 900,
    }  # fmt: skip
    assert 'class="fx-2 fy-7"' in client.get(f"/nachrichten/{item.pk}-fest").content.decode()


def test_a_picture_is_replaced_wherever_it_is_shown(desk: Desk) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    items = [
        desk.write(title=title, content_blocks=[{"title": "x", "media_contents": [shown(asset, alt="Alt")]}])
        for title in "AB"
    ]
    trashed = desk.write(
        title="C", state="trash", content_blocks=[{"title": "x", "media_contents": [shown(asset)]}]
    )
    answer = client.post(
        f"{LIBRARY}{asset.pk}/schritt", {"step": "replace", "file": sent(picture("green"))}, follow=True
    )
    assert "2 Einträge sind geändert." in answer.content.decode()
    new = assets(desk)[1]
    for item in items:
        assert desk.document(item.pk)["content_blocks"][0]["media_contents"][0]["source_url"][
            "url"
        ] == asset_url(new)
    assert desk.document(trashed.pk)["content_blocks"][0]["media_contents"][0]["source_url"][
        "url"
    ] == asset_url(asset)


def test_who_writes_at_the_same_time_is_not_overwritten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    item = desk.write(title="Alt", content_blocks=[{"title": "x", "media_contents": [shown(asset, alt="A")]}])
    update, meanwhile = update_item, ["Von jemand anderem"]

    def slow(**given: Any) -> Any:
        if meanwhile:
            update(viewer=desk.place.viewer(), item=given["item"], values={"title": meanwhile.pop()})
        return update(**given)

    monkeypatch.setattr(keeping, "update_item", slow)
    client.post(f"{LIBRARY}{asset.pk}/schritt", {"step": "replace", "file": sent(picture("green"))})
    document = desk.document(item.pk)
    assert document["title"] == "Von jemand anderem"
    url = document["content_blocks"][0]["media_contents"][0]["source_url"]["url"]
    assert url == asset_url(assets(desk)[1])


def test_a_cut_keeps_the_focus_and_the_description(desk: Desk) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    client.post(
        f"{LIBRARY}{asset.pk}/", {"name": "burg.jpg", "alt": "Die Burg", "focus_x": "0", "focus_y": "50"}
    )
    client.post(f"{LIBRARY}{asset.pk}/schritt", {"step": "cut", "ratio": "1:1"})
    cut = assets(desk)[1]
    assert (cut.width, cut.height, cut.alt) == (600, 600, "Die Burg")


def test_only_what_nothing_shows_is_deleted(desk: Desk) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    item = desk.write(
        title="Fest", content_blocks=[{"body": f'<p><a href="{asset_url(asset)}">Plan</a></p>'}]
    )
    step = f"{LIBRARY}{asset.pk}/schritt"
    assert (
        "Die Datei wird noch gezeigt" in client.post(step, {"step": "delete"}, follow=True).content.decode()
    )
    client.post("/cms/inhalte/news_item/schritt", {"step": f"trash:{item.pk}"})
    assert "ist gelöscht" in client.post(step, {"step": "delete"}, follow=True).content.decode()
    assert assets(desk) == []
    assert client.get(asset_url(asset)).status_code == 404


def test_when_a_licence_ends_the_picture_goes_and_the_file_stays(desk: Desk) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    client.post(
        f"{LIBRARY}{asset.pk}/",
        {"name": "burg.jpg", "focus_x": "50", "focus_y": "50", "licence_until": "2026-06-30"},
    )
    item = desk.write(title="Fest", content_blocks=[{"title": "Fest", "media_contents": [shown(asset)]}])
    assert take_down(municipality=desk.place.id, day=date(2026, 6, 30)) == 0
    assert take_down(municipality=desk.place.id, day=date(2026, 7, 1)) == 1
    assert desk.document(item.pk)["content_blocks"][0].get("media_contents", []) == []
    assert len(assets(desk)) == 1


def test_others_use_a_file_but_do_not_change_it(desk: Desk) -> None:
    desk.client().post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    club = desk.client(desk.account("user", organisation=desk.organisation("Verein")))
    page = club.get(f"{LIBRARY}{asset.pk}/")
    assert "Sie können sie verwenden, aber nicht ändern" in page.content.decode()
    assert (
        club.post(f"{LIBRARY}{asset.pk}/", {"name": "x", "focus_x": "1", "focus_y": "1"}).status_code == 403
    )
    assert club.post(f"{LIBRARY}{asset.pk}/schritt", {"step": "delete"}).status_code == 403
    assert assets(desk)[0].name == "burg.jpg"


def test_files_of_a_neighbour_are_not_there(desk: Desk, amt: Place) -> None:
    neighbour = desk_of(amt).client()
    desk.client().post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    assert neighbour.get(f"{LIBRARY}{asset.pk}/").status_code == 404
    assert "burg.jpg" not in neighbour.get(LIBRARY).content.decode()
    assert neighbour.post(f"{LIBRARY}{asset.pk}/schritt", {"step": "delete"}).status_code == 404


def test_a_picture_must_be_described_before_it_is_published(desk: Desk) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": sent(picture())})
    (asset,) = assets(desk)
    form = {
        "title": "Fest",
        "content_blocks-0-title": "Fest",
        "content_blocks-0-media_contents-0-source_url-url": asset_url(asset),
        "content_blocks-0-media_contents-0-content_type": "image",
    }
    new = f"/cms/inhalte/news_item/neu/?stand={uuid4()}"
    refused = client.post(new, {**form, "action": "publish"})
    assert "Bitte beschreiben Sie das Bild" in refused.content.decode()
    form["content_blocks-0-media_contents-0-alt"] = "Die Burg im Abendlicht"
    assert client.post(new, {**form, "action": "publish"}).status_code == 302
    assert desk.newest().title == "Fest"


@pytest.mark.parametrize(
    ("sieve", "names"),
    [("unused", {"b.jpg"}), ("unsaid", {"a.jpg", "b.jpg"}), ("files", set()), ("ending", set())],
)
def test_sieves(desk: Desk, sieve: str, names: set[str]) -> None:
    client = desk.client()
    client.post(LIBRARY, {"file": [sent(picture(), "a.jpg"), sent(picture("blue"), "b.jpg")]})
    first = assets(desk)[0]
    desk.write(title="Fest", content_blocks=[{"title": "x", "media_contents": [shown(first)]}])
    text = client.get(LIBRARY, {"sieb": sieve}).content.decode()
    assert {name for name in ("a.jpg", "b.jpg") if name in text} == names


def test_the_library_takes_few_statements(desk: Desk, django_assert_max_num_queries: Any) -> None:
    client = desk.client()
    client.post(
        LIBRARY, {"file": [sent(picture(colour), f"{colour}.jpg") for colour in ("red", "blue", "green")]}
    )
    client.get(LIBRARY)
    with django_assert_max_num_queries(12):
        assert client.get(LIBRARY).status_code == 200
