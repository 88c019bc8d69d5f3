"""Forms that anybody may send: taken once, refused with words, and nobody else's business."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.kit.dates import now
from smartvillage.modules.citizen_forms.models import CitizenForm
from smartvillage.surfaces.webapp.jobs import KEEP_DAYS, forget_submissions
from smartvillage.surfaces.webapp.models import Submission
from smartvillage.surfaces.webapp.tests.pagecheck import category, links, statements, words
from smartvillage.testing import Place

KEY = "11111111-2222-3333-4444-555555555555"
FEEDBACK = {"message": "Die Karte ist <b>toll</b>", "consent": "on"}
REPORT = {"title": "Laterne dunkel", "body": "Seit Montag", "where": "Markt 1", "consent": "on"}
JSON = {"accept": "application/json"}


def _send(place: Place, path: str, values: dict[str, Any], **headers: str) -> Any:
    return Client(enforce_csrf_checks=True).post(
        path, values, headers={"host": f"{place.slug}.localhost", **headers}
    )


def _forms(place: Place) -> list[CitizenForm]:
    with within(place.id):
        return list(CitizenForm.objects.all())


def _photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "JPEG", exif=Image.Exif())
    return SimpleUploadedFile("foto.jpg", out.getvalue(), "image/jpeg")


def test_a_page_with_a_form_is_the_same_for_everybody(town: Place) -> None:
    page = town.page("/feedback")
    assert "Set-Cookie" not in page
    assert page["Cache-Control"] == "public, no-cache"
    assert "csrf" not in page.content.decode()
    assert statements(town, "/feedback") <= 3
    for path in ("/feedback", "/veranstaltung-vorschlagen", "/maengelmeldungen"):
        assert path in links(town.page("/mehr"))
        assert path in town.page("/offline.json").json()["pages"]


def test_feedback_arrives_once(town: Place, amt: Place) -> None:
    for _ in range(2):
        answer = _send(town, "/feedback", {**FEEDBACK, "schluessel": KEY, "zu": "/orte/3-burg"}, **JSON)
        assert (answer.status_code, answer.json()["thanks"]) == (200, "Vielen Dank!")
    (form,) = _forms(town)
    assert (form.source, '"zu":"/orte/3-burg"' in form.content) == ("form", True)
    assert _forms(amt) == []
    _send(amt, "/feedback", {**FEEDBACK, "schluessel": KEY}, **JSON)
    assert len(_forms(amt)) == 1  # a key of one municipality says nothing in another


def test_without_script_the_same_content_counts_once(town: Place) -> None:
    for _ in range(2):
        answer = _send(town, "/feedback", FEEDBACK)
        assert (answer.status_code, answer["Location"]) == (303, "/feedback?gesendet")
    assert len(_forms(town)) == 1
    _send(town, "/feedback", {**FEEDBACK, "message": "Noch etwas"})
    assert len(_forms(town)) == 2
    assert "Ihre Nachricht ist angekommen" in words(town.page("/feedback?gesendet"))


def test_an_event_is_suggested_as_the_app_does(town: Place) -> None:
    values = {
        "event_name": "Sommerfest",
        "when": "Samstag",
        "address": "Kurpark",
        "description": "Musik",
        "name": "Ada",
        "email": "ada@example.org",
        "consent": "on",
    }
    assert _send(town, "/veranstaltung-vorschlagen", values, **JSON).status_code == 200
    (form,) = _forms(town)
    assert form.source == "form_event_suggestion"
    assert '"action":"event_suggestion"' in form.content
    assert '"consent":true' in form.content


def test_a_defect_is_reported_with_photo_and_spot(town: Place) -> None:
    light = category(town, "Beleuchtung", "generic_item_defect_report")
    values = {
        **REPORT,
        "category": str(light),
        "spot": "52.14123,12.59456",
        "name": "Ada Lovelace",
        "photo": _photo(),
    }
    for _ in range(2):
        values["photo"] = _photo()
        assert _send(town, "/maengelmeldungen", {**values, "schluessel": KEY}, **JSON).status_code == 200
    with within(town.id):
        item = Item.objects.get(generic_type="DefectReport")
    assert (item.title, round(item.lat, 5), item.organisation_id) == (
        "Laterne dunkel",
        52.14123,
        town.organisation,
    )
    assert "/medien/" in item.document
    assert '"last_name":"Lovelace"' in item.document.replace(": ", ":")
    assert "Beleuchtung" in words(town.page("/maengelmeldungen"))


@pytest.mark.parametrize(
    ("path", "values", "wrong"),
    [
        ("/feedback", {"message": "", "consent": "on"}, {"message"}),
        ("/feedback", {"message": "Ja", "email": "keine", "consent": "on"}, {"email"}),
        ("/feedback", {"message": "Ja"}, {"consent"}),
        ("/feedback", {"message": "x" * 5_001, "consent": "on"}, {"message"}),
        ("/feedback", {"message": "a\x00b", "consent": "on"}, {"message"}),
        ("/maengelmeldungen", {**REPORT, "photo": SimpleUploadedFile("x.jpg", b"%PDF-1.4")}, {"photo"}),
        ("/maengelmeldungen", {}, {"title", "body", "where", "consent"}),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    town: Place, path: str, values: dict[str, Any], wrong: set[str]
) -> None:
    answer = _send(town, path, values, **JSON)
    assert answer.status_code == 422
    assert set(answer.json()["problems"]) == wrong
    page = _send(town, path, values)
    assert page.status_code == 422
    assert page.content.decode().count('aria-invalid="true"') == len(wrong)
    with across_all():
        assert not Submission.objects.exists()


@pytest.mark.parametrize("spot", ["", "quatsch", "1,2,3", "999,999", "NaN,12"])
def test_an_unreadable_spot_is_no_spot(town: Place, spot: str) -> None:
    assert _send(town, "/maengelmeldungen", {**REPORT, "spot": spot}, **JSON).status_code == 200
    with within(town.id):
        assert Item.objects.get(generic_type="DefectReport").lat is None


@pytest.mark.parametrize("key", ["", "kurz", "x" * 65, "' OR 1=1 --aaaaaaaaaaa", "\x00" * 20])
def test_odd_keys_do_no_harm(town: Place, key: str) -> None:
    for _ in range(2):
        assert _send(town, "/feedback", {**FEEDBACK, "schluessel": key}, **JSON).status_code == 200
    assert len(_forms(town)) == 1


def test_machines_that_fill_in_everything_are_thanked_and_forgotten(town: Place) -> None:
    assert (
        _send(town, "/feedback", {**FEEDBACK, "webseite": "https://spam.example"}, **JSON).status_code == 200
    )
    assert _forms(town) == []


def test_a_foreign_page_sends_nothing(town: Place) -> None:
    for headers in ({"origin": "https://boese.example"}, {"sec-fetch-site": "cross-site"}):
        assert _send(town, "/feedback", FEEDBACK, **headers).status_code == 403
    assert _forms(town) == []


def test_too_many_are_told_to_come_back(town: Place) -> None:
    for number in range(30):
        _send(town, "/feedback", {**FEEDBACK, "message": f"Nummer {number}"}, **JSON)
    answer = _send(town, "/feedback", FEEDBACK, **JSON)
    assert (answer.status_code, "Retry-After" in answer) == (429, True)
    assert "Zu viele Versuche" in words(_send(town, "/feedback", FEEDBACK))
    assert len(_forms(town)) == 30


def test_keys_are_forgotten_after_a_season(town: Place) -> None:
    _send(town, "/feedback", {**FEEDBACK, "schluessel": KEY}, **JSON)
    with time_machine.travel(now() + timedelta(days=KEEP_DAYS - 1)):
        forget_submissions()
    with across_all():
        assert Submission.objects.count() == 1
    with time_machine.travel(now() + timedelta(days=KEEP_DAYS + 1)):
        forget_submissions()
    with across_all():
        assert not Submission.objects.exists()
