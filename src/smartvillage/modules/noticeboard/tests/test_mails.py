"""The author hears of the release once, and can take the notice down by the link."""

import re
from typing import Any

import orjson
from django.core import mail
from django.test import Client

from smartvillage.core.content.models import Item
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place

NOTICE = """mutation { createGenericItem(genericType: "Noticeboard", title: "Fahrrad", categoryName: "Suche",
  contacts: [{firstName: "Ada", email: "ada@example.org"}], dates: [{dateEnd: "2099-05-01"}]) { id } }"""


def configure(place: Place) -> None:
    words = {"app_name": "Dorf-App", "mail_footer": ["Ihr Rathaus"]}
    place.publish(
        "static_content", "json", name="noticeboard-notify-creator", content=orjson.dumps(words).decode()
    )


def path_in_mail() -> str:
    found = re.search(r"https?://[^/]+(/confirmation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_who_waits_for_a_release_hears_of_it_then_and_once(town: Place) -> None:
    configure(town)
    number = town.data(NOTICE, role="restricted")["createGenericItem"]["id"]
    run_due(limit=20)
    assert mail.outbox == []
    show = f'mutation {{ changeVisibility(id: {number}, recordType: "GenericItem", visible: true) {{ statusCode }} }}'
    town.data(show)
    run_due(limit=20)
    town.data(f'mutation {{ createGenericItem(id: {number}, title: "Rad") {{ id }} }}')
    run_due(limit=20)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (
        ["ada@example.org"],
        "Ihr Eintrag (Suche) für die Dorf-App wurde freigeschaltet",
    )
    assert "01.05.2099" in str(sent.body)
    assert "Ihr Rathaus" in str(sent.body)


def test_citizens_wait_for_a_release_where_the_municipality_wants_that(town: Place, amt: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(settings={"release_citizens_items": True})
    forget()
    number, other = (place.data(NOTICE, role="app")["createGenericItem"]["id"] for place in (town, amt))
    listed = "{ genericItems { id visible } }"
    assert [place.data(listed, role="app")["genericItems"] for place in (town, amt)] == [
        [],
        [{"id": other, "visible": True}],
    ]
    assert town.data(listed)["genericItems"] == [{"id": number, "visible": False}]
    show = f'mutation {{ changeVisibility(id: {number}, recordType: "GenericItem", visible: true) {{ statusCode }} }}'
    town.data(show)
    assert town.data(listed, role="app")["genericItems"] == [{"id": number, "visible": True}]


def test_opening_the_link_changes_nothing_its_button_does(town: Place, amt: Place) -> None:
    configure(town)
    number = int(town.data(NOTICE)["createGenericItem"]["id"])
    run_due(limit=20)
    path = path_in_mail()

    def state() -> str:
        with within(town.id):
            return str(Item.objects.get(pk=number).state)

    page = town.page(path)
    assert "Eintrag löschen" in page.content.decode()
    assert state() == "published"
    assert "gibt es nicht mehr" in amt.page(path).content.decode()
    assert "gibt es nicht mehr" in town.page("/confirmation/destroy/x").content.decode()
    assert post(town, path).status_code == 200
    assert state() == "trash"
    assert "gibt es nicht mehr" in town.page(path).content.decode()


def test_without_words_or_address_nothing_is_sent(town: Place) -> None:
    town.data(NOTICE)
    run_due(limit=20)
    configure(town)
    town.data(
        'mutation { createGenericItem(genericType: "Noticeboard", title: "Rad", categoryName: "Suche") { id } }'
    )
    run_due(limit=20)
    assert mail.outbox == []


def post(place: Place, path: str) -> Any:
    return Client().post(path, headers={"host": f"{place.slug}.localhost"})
