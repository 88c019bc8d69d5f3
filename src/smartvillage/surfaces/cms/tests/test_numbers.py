"""Numbers without tracking: what is counted, what is not, and the year's report."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from smartvillage.core.municipalities.scope import within
from smartvillage.core.numbers.counting import flush, note_missed
from smartvillage.core.numbers.models import Missed, Reads
from smartvillage.core.people.models import Organisation
from smartvillage.kit.dates import today
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.surfaces.oauth.clients import create_client
from smartvillage.testing import Place, call, forget_everything

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def _open(desk: Desk, path: str, **headers: str) -> Any:
    return Client().get(path, headers={"host": desk.host, "user-agent": FIREFOX, **headers}, follow=True)


def _reads(desk: Desk) -> dict[int, int]:
    flush()
    with within(desk.place.id):
        return dict(Reads.objects.values_list("item_id", "count"))


def test_pages_that_are_read_are_counted(desk: Desk) -> None:
    first, second = (desk.write(title=title).pk for title in ("Markt", "Fest"))
    hidden = desk.write(title="Entwurf", state="draft").pk
    for number in (first, first, second, hidden):
        _open(desk, f"/nachrichten/{number}")
    assert _reads(desk) == {first: 2, second: 1}
    _open(desk, f"/nachrichten/{first}")
    assert _reads(desk) == {first: 3, second: 1}


def test_what_the_app_opens_is_counted_known_or_not(desk: Desk) -> None:
    first, second = (desk.write(title=title).pk for title in ("Markt", "Fest"))
    asked = f"{{ newsItem(id: {first}) {{ title }} none: newsItem(id: 999999) {{ title }} newsItems {{ title }} }}"

    def read(role: str, times: int) -> list[str]:
        with within(desk.place.id):
            organisation = Organisation.objects.get(pk=desk.place.organisation)
            made = create_client(organisation=organisation, role=role, name=role)
        grant = {"client_id": made.client_id, "client_secret": made.client_secret}
        bearer = call("/oauth/token", {**grant, "grant_type": "client_credentials"}).json["access_token"]
        authorization = f"Bearer {bearer}"
        found = [call("/graphql", {"query": asked}, authorization=authorization) for _ in range(times)]
        return [one.headers["X-Cache"] for one in found]

    assert read("app", 3) == ["miss", "hit", "hit"]
    read("user", 2)
    assert _reads(desk) == {first: 3}
    assert second not in _reads(desk)


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Googlebot/2.1"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch;prerender"},
        {"user-agent": "curl/8.0"},
    ],
)
def test_programs_and_pages_fetched_ahead_are_not(desk: Desk, headers: dict[str, str]) -> None:
    number = desk.write(title="Markt").pk
    assert _open(desk, f"/nachrichten/{number}", **headers).status_code == 200
    assert _reads(desk) == {}


def test_counting_asks_the_database_nothing(desk: Desk) -> None:
    number = desk.write(title="Markt").pk
    path = _open(desk, f"/nachrichten/{number}").request["PATH_INFO"]
    _open(desk, path)
    with CaptureQueriesContext(connection) as seen:
        _open(desk, path)
    assert not [one for one in seen if "numbers_" in one["sql"]]


def test_what_is_looked_for_in_vain_is_told_without_persons(desk: Desk) -> None:
    desk.write(title="Markt")
    for words in ("Schwimmbad", "schwimmbad", "SCHWIMMBAD", "Eisbahn", "markt", "a@b.de", "03384112233"):
        _open(desk, f"/suche?q={words}")
    note_missed(municipality=desk.place.id, words="x" * 500)
    flush()
    with within(desk.place.id):
        assert dict(Missed.objects.values_list("words", "count")) == {"schwimmbad": 3, "eisbahn": 1}
    page = desk.client().get("/cms/zahlen/").content.decode()
    assert "schwimmbad" in page
    assert "eisbahn" not in page


def test_the_report_of_the_year(desk: Desk, amt: Place) -> None:
    number = desk.write(title="=Markt").pk
    for _ in range(3):
        _open(desk, f"/nachrichten/{number}")
    flush()
    client = desk.client(role="editor")
    page = client.get("/cms/zahlen/")
    sections = {section.title: section for section in page.context["sections"]}
    assert [(row.name, row.count) for row in sections["Aufrufe nach Art"].rows] == [("Nachrichten", 3)]
    assert [(row.name, row.count) for row in sections["Am meisten gelesen"].rows] == [("=Markt", 3)]
    assert [(row.name, row.count) for row in sections["Neu angelegt"].rows] == [("Nachrichten", 1)]
    table = b"".join(client.get("/cms/zahlen/tabelle.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Am meisten gelesen;'=Markt;3" in table
    for year in ("1999", "x", str(today().year + 1), "9" * 30):
        assert client.get(f"/cms/zahlen/?jahr={year}").context["year"] == today().year
    assert client.get(f"/cms/zahlen/?jahr={today().year - 1}").context["sections"][1].rows == []
    assert desk.client(role="user").get("/cms/zahlen/").status_code == 403
    assert ("Aufrufe", 3) in desk.client().get("/cms/").context["figures"]
    other = desk_of(amt)
    forget_everything()
    assert all(section.total == 0 for section in other.client().get("/cms/zahlen/").context["sections"])
