"""The office reads what citizens wrote."""

from smartvillage.core.municipalities.scope import within
from smartvillage.modules.citizen_forms.actions import receive
from smartvillage.modules.citizen_forms.models import CitizenForm
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything

FORMS = "/cms/rueckmeldungen/"


def _desk(place: Place) -> Desk:
    made = desk_of(place)
    forget_everything()
    return made


def _send(place: Place, content: str = '{"message": "Danke <b>"}') -> int:
    made = receive(viewer=place.viewer("app"), source="feedback", data_type="json", content=content)
    number: int = made.pk
    return number


def test_forms_wait_until_they_are_settled(town: Place) -> None:
    first, second = _send(town, '{"message": "Erste"}'), _send(town)
    client = _desk(town).client()
    (need,) = client.get("/cms/").context["needs"]
    assert [line.title for line in need.lines] == ["Erste", "Danke <b>"]
    page = client.get(FORMS).content.decode()
    assert "Danke &lt;b&gt;" in page
    client.post(FORMS, {"done": str(first)})
    assert [one["form"].pk for one in client.get(FORMS).context["shown"]] == [second]
    assert [one["form"].pk for one in client.get(f"{FORMS}?zustand=erledigt").context["shown"]] == [first]
    client.post(FORMS, {"reopen": str(first)})
    assert len(client.get(FORMS).context["shown"]) == 2
    for odd in ({}, {"done": "x"}, {"done": "9" * 30}):
        assert client.post(FORMS, odd).status_code == 302


def test_only_the_office_of_the_place_reads_them(town: Place, amt: Place) -> None:
    number = _send(town)
    desk, other = _desk(town), desk_of(amt)
    forget_everything()
    assert desk.client(role="user").get(FORMS).status_code == 403
    assert "Rückmeldungen" not in desk.client(role="user").get("/cms/").content.decode()
    client = other.client()
    assert client.get(FORMS).context["shown"] == []
    client.post(FORMS, {"done": str(number)})
    with within(town.id):
        assert CitizenForm.objects.get().done_at is None


def test_who_has_switched_forms_off_has_no_page(town: Place) -> None:
    from smartvillage.core.municipalities.models import Municipality

    desk = _desk(town)
    Municipality.objects.filter(pk=town.id).update(modules_off=["citizen_forms"])
    forget_everything()
    client = desk.client()
    assert client.get(FORMS).status_code == 404
    assert "/cms/rueckmeldungen/" not in client.get("/cms/").content.decode()
