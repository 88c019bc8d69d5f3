"""Setting a training municipality back: all or nothing, and nobody else's rows."""

from datetime import timedelta

import pytest

from smartvillage.core.content.errors import Refused
from smartvillage.core.content.models import Item
from smartvillage.core.content.versions import versions
from smartvillage.core.jobs.models import Task
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.models import Domain, Municipality
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.training.actions import NotTraining, ask, ground_of, remember_people, reset
from smartvillage.core.training.jobs import set_back
from smartvillage.core.training.models import Ground
from smartvillage.core.training.tests.ground import Small, counts, rows
from smartvillage.kit.dates import now, today
from smartvillage.testing import Place

MOVING = {"training_ground", "jobs_beat"}


def _titles(place: Place) -> list[str]:
    with within(place.id):
        return list(Item.objects.order_by("pk").values_list("title", flat=True))


def _practise(place: Place) -> None:
    """What people do in a day."""
    place.publish("news_item", title="Gelernt", categories=[])
    with within(place.id):
        Item.objects.filter(title="Markt").update(title="Verdorben")
        club = Organisation.objects.create(municipality_id=place.id, name="Übungsverein")
        Organisation.objects.filter(pk=place.organisation).update(name="Umbenannt", closed_at=now())
    place.publish("point_of_interest", name="Turm", organisation=club.pk)
    Municipality.objects.filter(pk=place.id).update(look={"claim": "Anders"}, modules_off=["news"])


def _person(place: Place, role: str = "admin") -> Membership:
    account = Account.objects.create_user(f"{role}@example.org", "geheim", name="Ute Übung")
    with within(place.id):
        made: Membership = Membership.objects.create(
            account=account, organisation_id=place.organisation, role=role
        )
    return made


def test_what_was_practised_is_gone_and_what_was_there_is_back(ground: Place) -> None:
    fresh = counts()
    _practise(ground)
    reset(municipality=ground.id)
    assert _titles(ground) == ["Markt"]
    assert counts() == fresh
    place = Municipality.objects.get(pk=ground.id)
    assert (place.name, place.look, place.training) == ("Übungskommune", {"claim": "Frisch"}, True)
    with within(ground.id):
        assert list(Organisation.objects.values_list("pk", "name")) == [(ground.organisation, "Rathaus")]


def test_no_row_of_another_municipality_is_touched(town: Place, small: Small) -> None:
    town.publish("news_item", title="Stadtfest")
    town.publish("event_record", title="Lauf", dates=[{"date_start": today().isoformat()}])
    Domain.objects.create(host="stadt.example", municipality_id=town.id)
    _person(town)
    before = rows()
    from smartvillage.core.training.actions import create

    made = create(slug="uebung", name="Übung", example="small")
    ground = Place(made.pk, "uebung", ground_of(made.pk).organisations["office"])
    _practise(ground)
    reset(municipality=ground.id)
    after = rows()
    assert sum(map(len, before.values())) > 20
    for table, found in before.items():
        assert {key: after[table].get(key) for key in found} == found, table


@pytest.mark.parametrize("left", ["nothing", "the ground"])
def test_a_real_municipality_is_refused(town: Place, left: str) -> None:
    """Also one whose mark somebody took away."""
    town.publish("news_item", title="Stadtfest")
    with within(town.id):
        if left == "the ground":
            Ground.objects.create(municipality_id=town.id, example="small")
    before = rows()
    with pytest.raises(NotTraining):
        reset(municipality=town.id)
    with pytest.raises(NotTraining):
        ask(viewer=town.viewer("admin"))
    with across_all():
        set_back()
    assert not Task.objects.filter(topic="training.reset").exists()
    assert rows() == before


def test_people_stay_and_are_again_what_the_operator_made_them(ground: Place) -> None:
    job = _person(ground)
    remember_people(municipality=ground.id)
    with within(ground.id):
        Membership.objects.update(role="restricted", ended_at=now(), ends_on=today() - timedelta(days=1))
    password = Account.objects.get().password
    reset(municipality=ground.id)
    with within(ground.id):
        found = Membership.objects.get()
    assert (found.pk, found.role, found.ended_at, found.ends_on) == (job.pk, "admin", None, None)
    assert Account.objects.get().password == password


def test_a_crash_in_the_midst_leaves_everything_as_it_was(ground: Place, small: Small) -> None:
    _practise(ground)
    small.broken = True
    before = rows()
    with pytest.raises(RuntimeError, match="power"):
        reset(municipality=ground.id)
    after = rows()
    assert {table: found for table, found in after.items() if table not in MOVING} == {
        table: found for table, found in before.items() if table not in MOVING
    }
    assert "the power is gone" in ground_of(ground.id).fault
    small.broken = False
    reset(municipality=ground.id)
    assert (_titles(ground), ground_of(ground.id).fault) == (["Markt"], "")


def test_every_night_and_again_after_a_crash(ground: Place, small: Small) -> None:
    _practise(ground)
    small.broken = True
    with across_all():
        set_back()
    run_due(limit=1)
    assert "Gelernt" in _titles(ground)
    assert ground_of(ground.id).waiting
    small.broken = False
    Task.objects.update(due_at=now())
    run_due(limit=9)
    assert _titles(ground) == ["Markt"]
    assert not ground_of(ground.id).waiting
    assert not Task.objects.filter(topic="training.reset").exists()


def test_a_task_that_comes_twice_is_done_once(ground: Place) -> None:
    from smartvillage.core.training.jobs import run

    ask(viewer=ground.viewer("admin"))
    task = Task.objects.get(topic="training.reset")
    run_due(limit=9)
    ground.publish("news_item", title="Danach")
    run(ground.id, task.payload)
    assert "Danach" in _titles(ground)


def test_only_the_administration_asks(ground: Place) -> None:
    with pytest.raises(Refused):
        ask(viewer=ground.viewer("editor"))
    assert not ground_of(ground.id).waiting


def test_caches_hear_of_it(ground: Place) -> None:
    ground.publish("point_of_interest", name="Turm")
    before = dict(versions(municipality=ground.id, fresh=True))
    reset(municipality=ground.id)
    after = versions(municipality=ground.id, fresh=True)
    assert before.keys() <= after.keys()
    assert all(after[kind] > number for kind, number in before.items())
    assert "Turm" not in ground.page("/orte").content.decode()
