"""Memberships end by themselves, by hand, and never the last one that administers."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from smartvillage.core.audit.models import Entry
from smartvillage.core.content.errors import Invalid
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import administrators, at_work, end, join
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.viewers import restricted_organisations, staff_viewer
from smartvillage.kit.dates import now, today
from smartvillage.testing import Place


def _person(name: str) -> Account:
    return Account.objects.create_user(f"{name}@example.org", "Vierzig-Enten-schwimmen", name=name.title())


def _organisation(town: Place) -> Organisation:
    with within(town.id):
        found: Organisation = Organisation.objects.get(pk=town.organisation)
    return found


def _join(town: Place, account: Account, role: str, days: int | None = None) -> Membership:
    return join(
        viewer=town.viewer(),
        account=account,
        organisation=_organisation(town),
        role=role,
        ends_on=None if days is None else today() + timedelta(days=days),
    )


def test_a_deputy_works_until_the_end_of_the_last_day(town: Place) -> None:
    _join(town, _person("chefin"), "admin")
    deputy = _person("vertretung")
    with time_machine.travel("2026-03-10 12:00+01:00", tick=False):
        _join(town, deputy, "editor", days=4)
    for moment, works in (
        ("2026-03-14 23:59+01:00", True),
        ("2026-03-15 00:01+01:00", False),
        ("2027-01-01 12:00+01:00", False),
    ):
        with time_machine.travel(moment, tick=False):
            viewer = staff_viewer(account=deputy.pk, municipality=town.id)
            assert (viewer is not None) is works, moment


def test_the_strongest_that_still_counts_decides(town: Place) -> None:
    _join(town, _person("chefin"), "admin")
    both = _person("beides")
    with within(town.id):
        club = Organisation.objects.create(municipality_id=town.id, name="Sportverein")
    join(viewer=town.viewer(), account=both, organisation=club, role="restricted")
    stronger = _join(town, both, "editor")
    assert staff_viewer(account=both.pk, municipality=town.id).role == "editor"  # type: ignore[union-attr]
    end(viewer=town.viewer(), memberships=[stronger])
    viewer = staff_viewer(account=both.pk, municipality=town.id)
    assert viewer is not None
    assert (viewer.role, viewer.organisation) == ("restricted", club.pk)
    assert restricted_organisations(municipality=town.id) == {club.pk}
    with within(town.id):
        club.closed_at = now()
        club.save()
    assert staff_viewer(account=both.pk, municipality=town.id) is None
    assert restricted_organisations(municipality=town.id) == set()


@pytest.mark.parametrize(
    "leave",
    [
        lambda town, only: end(viewer=town.viewer(), memberships=[only]),
        lambda town, only: _join(town, only.account, "editor"),
        lambda town, only: _join(town, only.account, "admin", days=3),
    ],
    ids=["end", "role", "date"],
)
def test_the_last_administrator_stays(town: Place, leave: Any) -> None:
    chief = _person("chefin")
    only = _join(town, chief, "admin")
    _join(town, _person("aushilfe"), "admin", days=30)
    with pytest.raises(Invalid, match="Es muss jemand bleiben"):
        leave(town, only)
    with within(town.id):
        kept = Membership.objects.get(pk=only.pk)
    assert (kept.role, kept.ends_on, kept.ended_at) == ("admin", None, None)
    _join(town, _person("nachfolge"), "admin")
    end(viewer=town.viewer(), memberships=[only])
    assert chief not in administrators(municipality=town.id)


def test_locked_accounts_do_not_work(town: Place) -> None:
    account = _person("gesperrt")
    _join(town, account, "admin")
    assert [one.account for one in at_work(municipality=town.id)] == [account]
    account.is_active = False
    account.save()
    assert at_work(municipality=town.id) == []
    assert staff_viewer(account=account.pk, municipality=town.id) is None


def test_every_step_is_in_the_log_and_an_unchanged_one_is_not(town: Place) -> None:
    chief, other = _person("chefin"), _person("kollege")
    _join(town, chief, "admin")
    viewer = town.viewer(account=chief.pk)
    for role in ("user", "user", "editor"):
        made = join(viewer=viewer, account=other, organisation=_organisation(town), role=role)
    end(viewer=viewer, memberships=[made])
    end(viewer=viewer, memberships=[made])
    with within(town.id):
        lines = list(Entry.objects.filter(person=other).order_by("pk").values_list("action", "who", "whom"))
    assert lines == [(action, "Chefin", "Kollege") for action in ("joined", "role", "ended")]
