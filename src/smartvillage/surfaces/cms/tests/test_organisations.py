"""Organisations and programs at the desk."""

import re

from smartvillage.core.audit.models import Entry
from smartvillage.core.municipalities.directory import forget, tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.surfaces.oauth.clients import known_client
from smartvillage.surfaces.oauth.models import Client as Program
from smartvillage.surfaces.oauth.tokens import issue_token, token_viewer

PAGES = "/cms/organisationen/"
SAID = {
    "step": "save",
    "name": "Sportverein  Grün-Weiß",
    "data_type": "general_importer",
    "rights": ["news_item", "event_record"],
    "quota": "50",
    "reviewers": "1",
    "address_street": "Am Sportplatz 1",
    "contact_email": "verein@example.org",
    "logo": "https://example.org/logo.png",
}


def _organisation(desk: Desk, number: int) -> Organisation:
    with within(desk.place.id):
        found: Organisation = Organisation.objects.get(pk=number)
    return found


def test_made_changed_and_closed(desk: Desk) -> None:
    admin = desk.client(role="admin")
    answer = admin.post(f"{PAGES}neu/", SAID)
    assert answer.status_code == 302, answer.context["form"].errors
    number = int(answer.headers["Location"].strip("/").rpartition("/")[2])
    made = _organisation(desk, number)
    assert (made.name, made.rights) == ("Sportverein Grün-Weiß", ["news_item", "event_record"])
    assert made.contact["address"]["street"] == "Am Sportplatz 1"
    assert made.settings == {"media_quota_mb": 50}
    forget()
    assert tenant(desk.place.id).settings["approvals"] == {str(number): {"": 1}}
    with within(desk.place.id):
        Organisation.objects.filter(pk=number).update(
            settings={"NewsItem": {"display_only_summary": True}, "media_quota_mb": 50}
        )
    again = {**SAID, "name": "Grün-Weiß", "quota": "", "reviewers": "", "logo": ""}
    admin.post(f"{PAGES}{number}/", again)
    changed = _organisation(desk, number)
    assert (changed.name, changed.contact["logo"]) == ("Grün-Weiß", None)
    assert changed.settings == {"NewsItem": {"display_only_summary": True}}
    forget()
    assert tenant(desk.place.id).settings["approvals"] == {}
    item = desk.write(title="Turnier", organisation=number)
    page = admin.get(f"{PAGES}{number}/").content.decode()
    assert "1 Einträge" in page
    admin.post(f"{PAGES}{number}/", {"step": "close", "close-heir": desk.place.organisation})
    assert desk.item(item.pk).organisation_id == desk.place.organisation
    assert "geschlossen" in admin.get(PAGES).content.decode()
    assert "Grün-Weiß" not in str(admin.get("/cms/personen/einladen/").context["form"])
    admin.post(f"{PAGES}{number}/", {"step": "reopen"})
    assert _organisation(desk, number).closed_at is None
    with within(desk.place.id):
        actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
        fields = Entry.objects.get(action="changed").details["fields"]
    assert actions == ["organisation", "changed", "closed", "reopened"]
    assert "Name" in fields
    assert "Straße und Hausnummer" not in fields


def test_mistakes_are_told(desk: Desk) -> None:
    admin = desk.client(role="admin")
    desk.organisation("Feuerwehr")
    for changes, said in (
        ({"name": "feuerwehr"}, "So heißt hier schon"),
        ({"name": ""}, "Name"),
        ({"contact_email": "x"}, "E-Mail"),
        ({"rights": ["fliegen"]}, "fliegen"),
        ({"quota": "-1"}, "Speicher"),
        ({"logo": "javascript:alert(1)"}, "Logos"),
    ):
        answer = admin.post(f"{PAGES}neu/", {**SAID, **changes})
        assert (answer.status_code, said in answer.content.decode()) == (422, True), changes
    assert admin.get(f"{PAGES}999999/").status_code == 404


def test_a_key_is_shown_once(desk: Desk) -> None:
    admin = desk.client(desk.account("admin", name="Anna Amtmann"))
    sent = {"name": "Vereinsseite", "organisation": desk.place.organisation, "role": "user"}
    page = admin.post("/cms/zugaenge/", sent).content.decode()
    uid, secret = re.findall(r"<code>([\w-]+)</code>", page)
    assert secret not in admin.get("/cms/zugaenge/").content.decode()
    program = known_client(client_id=uid, client_secret=secret)
    assert program is not None
    assert str(program.owner) == "Anna Amtmann"
    token = issue_token(program).token
    assert token_viewer(token) is not None
    page = admin.post(f"/cms/zugaenge/{program.pk}/", {"step": "key"}).content.decode()
    fresh = re.findall(r"<code>([\w-]+)</code>", page)[1]
    assert fresh != secret
    assert token_viewer(token) is None
    assert known_client(client_id=uid, client_secret=secret) is None
    assert known_client(client_id=uid, client_secret=fresh) is not None
    admin.post(f"/cms/zugaenge/{program.pk}/", {"step": "delete"})
    assert known_client(client_id=uid, client_secret=fresh) is None
    bad = admin.post("/cms/zugaenge/", {**sent, "redirect_uris": "http://böse.example/"})
    assert (bad.status_code, "darf niemand geschickt werden" in bad.content.decode()) == (422, True)
    with within(desk.place.id):
        assert not Program.objects.exists()
        assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == [
            "client",
            "client_key",
            "client_gone",
        ]
