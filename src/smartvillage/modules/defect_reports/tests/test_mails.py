"""The office of the category hears of a report."""

import orjson
from django.core import mail

from smartvillage.core.content.categories import save_category
from smartvillage.core.jobs.worker import run_due
from smartvillage.testing import Place

REPORT = """mutation { createGenericItem(genericType: "DefectReport", title: "Laterne", forceCreate: true, categoryName: "Licht",
  contentBlocks: [{title: "Laterne", body: "Sie flackert"}], contacts: [{firstName: "Ada", phone: "033841 1"}],
  addresses: [{street: "Markt 1", city: "Bad Belzig", geoLocation: {latitude: 52.14, longitude: 12.59}}],
  mediaContents: [{contentType: "image", sourceUrl: {url: "https://example.org/foto.jpg"}}]) { id } }"""


def configure(place: Place, emails: str) -> None:
    words = {"app_name": "Dorf-App", "mail_footer": ["Bitte nicht antworten"]}
    place.publish(
        "static_content",
        "json",
        name="defectreport-notify-for-category",
        content=orjson.dumps(words).decode(),
    )
    save_category(municipality=place.id, name="Licht", contact={"email": emails})


def test_the_office_gets_all_it_needs_once(town: Place) -> None:
    configure(town, "licht@example.org, bauhof@example.org,keine")
    number = town.data(REPORT, role="app")["createGenericItem"]["id"]
    run_due(limit=20)
    town.data(f'mutation {{ createGenericItem(id: {number}, title: "Lampe") {{ id }} }}')
    run_due(limit=20)
    (sent,) = mail.outbox
    assert sent.to == ["licht@example.org", "bauhof@example.org"]
    assert sent.subject == "[Mängelmelder] Neuer Eintrag in der Kategorie Licht"
    for said in (
        "Sie flackert",
        "Markt 1, Bad Belzig",
        "mlat=52.140000&mlon=12.590000",
        "foto.jpg",
        "Ada, 033841 1",
        "Bitte nicht antworten",
    ):
        assert said in str(sent.body)


def test_without_an_office_nothing_is_sent(town: Place) -> None:
    configure(town, "")
    town.data(REPORT, role="app")
    run_due(limit=20)
    assert mail.outbox == []
