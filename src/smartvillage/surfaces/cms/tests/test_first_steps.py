"""First steps: ticked off by what there is, one statement, put away by each person."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.models import Category
from smartvillage.core.municipalities.directory import forget, tenant
from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account
from smartvillage.surfaces.cms.firststeps import steps_of
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything

PAGE, DO = "/cms/erste-schritte/", "/cms/erste-schritte/schritt"
LEGAL = ("impressum", "datenschutz", "barrierefreiheit")


def _done(desk: Desk, account: Account, role: str = "admin") -> set[str]:
    viewer = desk.place.viewer(role, account=account.pk)
    return set(steps_of(viewer, tenant(desk.place.id)).done)


def _legal(desk: Desk) -> None:
    for name in LEGAL:
        desk.write(slug="static_content", name=name, content="<p>Text</p>")


def _category(desk: Desk) -> None:
    with within(desk.place.id):
        Category.objects.create(municipality_id=desk.place.id, name="Leer", contact={"email": ""})
        Category.objects.create(
            municipality_id=desk.place.id, name="Straße", contact={"email": "bauhof@example.org"}
        )


def _area(desk: Desk) -> None:
    area = Area.objects.create(name="Bad Belzig", level=Area.Level.MUNICIPALITY)
    Municipality.objects.filter(pk=desk.place.id).update(area=area)


STEPS: dict[str, Callable[[Desk], object]] = {
    "legal": _legal,
    "app": lambda desk: desk.write(slug="static_content.json", name="globalSettings", content="{}"),
    "event": lambda desk: desk.write(slug="event_record", title="Lauf"),
    "colleagues": lambda desk: desk.account("editor"),
    "defect-reports": _category,
    "services": _area,
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_done_by_what_there_is(desk: Desk, amt: Place, name: str) -> None:
    anna = desk.account("admin")
    STEPS[name](desk_of(amt))  # what a neighbour has counts for nothing
    forget_everything()
    assert _done(desk, anna) == set()
    STEPS[name](desk)
    forget_everything()
    assert _done(desk, anna) == {name}


def test_two_of_three_pages_are_not_all(desk: Desk) -> None:
    anna = desk.account("admin")
    for name in LEGAL[:2]:
        desk.write(slug="static_content", name=name, content="<p>Text</p>")
    desk.write(slug="static_content", name=LEGAL[2], content="<p>Text</p>", state="draft")
    assert "legal" not in _done(desk, anna)


def test_own_steps_are_the_person_s(desk: Desk) -> None:
    anna, ben = desk.account("user"), desk.account("user")
    Authenticator.objects.create(user=anna, type=Authenticator.Type.TOTP, data={})
    client = desk.client(anna)
    address = client.get("/cms/inhalte/news_item/neu/", follow=True).redirect_chain[-1][0]
    client.post(address, {"title": "Markt", "action": "publish"})
    assert _done(desk, anna, "user") == {"second-factor", "publish"}
    assert _done(desk, ben, "user") == set()


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (
            "admin",
            "second-factor legal app publish event colleagues defect-reports services",
        ),
        ("user", "second-factor legal app publish event"),
        ("restricted", "second-factor event"),
        ("read_only", "second-factor"),
    ],
)
def test_everybody_is_told_what_they_may_do(desk: Desk, role: str, names: str) -> None:
    client = desk.client(role=role)
    first = client.get("/cms/").context["first"]
    assert [step.name for step in first.steps] == names.split()
    for url in first.urls:
        assert client.get(url, follow=True).status_code == 200, url


def test_modules_that_are_off_ask_for_nothing(desk: Desk) -> None:
    Municipality.objects.filter(pk=desk.place.id).update(modules_off=["events", "services"])
    forget()
    names = {step.name for step in desk.client().get("/cms/").context["first"].steps}
    assert {"event", "services"} & names == set()


def _statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get("/cms/")
    return len(seen)


def test_one_statement_while_they_are_shown_and_none_after(desk: Desk) -> None:
    anna = desk.account("admin")
    client = desk.client(anna)
    viewer, here = desk.place.viewer("admin", account=anna.pk), tenant(desk.place.id)
    with CaptureQueriesContext(connection) as seen:
        steps_of(viewer, here)
    assert len(seen) == 1
    client.get("/cms/")
    shown = _statements(client)
    client.post(DO, {"step": "hide"})
    client.get("/cms/")
    assert "nur durch ein Passwort geschützt" in client.get("/cms/").content.decode()
    assert client.get("/cms/").context["first"] is None
    away = _statements(client)
    # Shown, they say themselves that the second factor is missing, which costs as much.
    assert shown == away
    Authenticator.objects.create(user=anna, type=Authenticator.Type.TOTP, data={})
    assert _statements(client) == away


def test_they_are_put_away_and_come_back(desk: Desk, amt: Place) -> None:
    anna, ben = desk.account("admin"), desk.account("admin")
    client = desk.client(anna)
    said = client.post(DO, {"step": "hide"}, follow=True).content.decode()
    assert f'action="{DO}"' in said
    assert "Rückgängig" in said
    assert 'id="erste-schritte"' not in said
    assert desk.client(ben).get("/cms/").context["first"] is not None
    assert "wieder zeigen" in client.get(PAGE).content.decode()
    client.post(DO, {"step": "show"})
    assert client.get("/cms/").context["first"] is not None
    assert client.get(DO).status_code == 405


def test_once_all_is_done_that_is_told_one_time(desk: Desk) -> None:
    reader = desk.account("read_only")
    client = desk.client(reader)
    assert not client.get("/cms/").context["first"].finished
    Authenticator.objects.create(user=reader, type=Authenticator.Type.TOTP, data={})
    assert "Alles erledigt." in client.get("/cms/").content.decode()
    assert client.get("/cms/").context["first"] is None
    assert "Alles erledigt." in client.get(PAGE).content.decode()
