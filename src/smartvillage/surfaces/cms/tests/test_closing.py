"""Closing an organisation loses nothing."""

from typing import Any

import pytest
from django.apps import apps
from django.db.models import ForeignKey

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import kind_by_slug
from smartvillage.core.content.save import create_item
from smartvillage.core.imports.models import ImportSource
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import join
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.organisations import close_organisation, possessions, reopen_organisation
from smartvillage.core.people.viewers import staff_viewer
from smartvillage.surfaces.oauth.clients import create_client
from smartvillage.testing import Place

NEWS = "{ newsItems { title dataProvider { name } } }"


@pytest.fixture
def pair(town: Place) -> tuple[Organisation, Organisation]:
    """A club that is closed, and who takes over."""
    with within(town.id):
        found = Organisation.objects.get(pk=town.organisation)
        club = Organisation.objects.create(
            municipality_id=town.id, name="Sportverein", rights=list(found.rights)
        )
    chief = Account.objects.create_user("chefin@example.org", None, name="Chefin")
    join(viewer=None, account=chief, organisation=found, role="admin")
    return club, found


def _close(town: Place, club: Organisation, heir: Organisation, *, with_people: bool = False) -> None:
    close_organisation(viewer=town.viewer(), organisation=club, heir=heir, with_people=with_people)


def test_everything_moves_and_readers_see_it_at_once(town: Place, pair: Any) -> None:
    club, heir = pair
    kind = kind_by_slug("news_item")
    assert kind
    create_item(viewer=town.viewer(organisation=club.pk), kind=kind, values={"title": "Turnier"})
    with within(town.id):
        ImportSource.objects.create(
            municipality_id=town.id, organisation=club, slug="s", location="x", format="rss", target="news"
        )
        create_client(organisation=club, role="user", name="Vereinsseite")
    assert town.data(NEWS, role="app")["newsItems"][0]["dataProvider"]["name"] == "Sportverein"
    assert {model.__name__: count for model, count in possessions(club).items()} == {
        "Item": 1,
        "ImportSource": 1,
        "Client": 1,
    }
    _close(town, club, heir)
    assert possessions(club) == {}
    assert town.data(NEWS, role="app")["newsItems"][0]["dataProvider"]["name"] == heir.name


def test_no_table_that_belongs_to_organisations_is_forgotten() -> None:
    """A module's table of its own that names an organisation moves too, though the core knows none of them."""
    from smartvillage.core.people.organisations import STAYING, _owners

    owning = {
        model
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is Organisation and model not in STAYING
    }
    assert {model for model, _ in _owners()} == owning
    assert len(owning) >= 5


def test_people_come_along_when_asked(town: Place, pair: Any) -> None:
    club, heir = pair
    vera = Account.objects.create_user("vera@example.org", None, name="Vera")
    join(viewer=None, account=vera, organisation=club, role="restricted")
    _close(town, club, heir, with_people=True)
    viewer = staff_viewer(account=vera.pk, municipality=town.id)
    assert viewer is not None
    assert (viewer.organisation, viewer.role) == (heir.pk, "restricted")
    with within(town.id):
        assert not Membership.objects.get(account=vera, organisation=club).counts
    reopen_organisation(viewer=town.viewer(), organisation=club)
    with within(town.id):
        assert Membership.objects.get(account=vera, organisation=club).counts


def test_it_is_not_closed_over_the_last_administrator_or_to_nowhere(
    town: Place, amt: Place, pair: Any
) -> None:
    club, heir = pair
    with pytest.raises(Invalid, match="Es muss jemand bleiben"):
        _close(town, heir, club)
    heir.refresh_from_db()
    assert heir.closed_at is None
    with within(amt.id):
        foreign = Organisation.objects.get(pk=amt.organisation)
    for other in (club, foreign):
        with pytest.raises(Invalid, match="nichts übergeben"):
            _close(town, club, other)
