"""An editors' desk for tests: people of a municipality, signed in, and what they write."""

from dataclasses import dataclass, replace
from typing import Any

import orjson
from django.test import Client

from smartvillage.core.content.kinds import kind_by_slug
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Right
from smartvillage.testing import Place

NEWS = "/cms/inhalte/news_item"
PASSWORD = "Vierzig-Enten-schwimmen"


@dataclass(frozen=True)
class Desk:
    """A place whose people may sign in by password alone."""

    place: Place

    @property
    def host(self) -> str:
        return f"{self.place.slug}.localhost"

    def account(self, role: str, *, organisation: int | None = None, name: str = "") -> Account:
        """A person in a role."""
        count = Account.objects.count()
        account = Account.objects.create_user(
            f"{role}{count}@example.org", PASSWORD, name=name or f"{role} {count}"
        )
        with within(self.place.id):
            Membership.objects.create(
                account=account, organisation_id=organisation or self.place.organisation, role=role
            )
        return account

    def organisation(self, name: str, rights: list[str] | None = None) -> int:
        with within(self.place.id):
            made = Organisation.objects.create(
                municipality_id=self.place.id, name=name, rights=list(Right) if rights is None else rights
            )
        number: int = made.pk
        return number

    def client(self, account: Account | None = None, *, role: str = "admin") -> Client:
        """A browser of somebody who has signed in."""
        client = Client(HTTP_HOST=self.host)
        client.force_login(account or self.account(role))
        return client

    def write(
        self, *, slug: str = "news_item", role: str = "admin", state: str = "published", **more: Any
    ) -> Item:
        """An item; further columns by name, everything else of `more` is its document."""
        columns = {
            name: more.pop(name)
            for name in ("source", "external_id", "publish_from", "publish_to")
            if name in more
        }
        organisation = more.pop("organisation", self.place.organisation)
        kind = kind_by_slug(slug)
        assert kind
        viewer = replace(self.place.viewer(role, organisation=organisation), client="cms")
        return create_item(viewer=viewer, kind=kind, values=more, state=state, **columns).item

    def item(self, number: int) -> Item:
        with within(self.place.id):
            found: Item = Item.objects.get(pk=number)
        return found

    def document(self, number: int) -> dict[str, Any]:
        said: dict[str, Any] = orjson.loads(self.item(number).document)
        return said

    def newest(self) -> Item:
        with within(self.place.id):
            found: Item = Item.objects.latest("pk")
        return found


def desk_of(place: Place, *, second_factor: str = "recommended") -> Desk:
    Municipality.objects.filter(pk=place.id).update(settings={"second_factor": second_factor})
    return Desk(place)
