"""Every address of the editors' surface, tried by people of another municipality and of other roles.

The addresses come from the URL patterns themselves, so a new one is tried without anybody thinking of it.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.invitations import Terms, invite
from smartvillage.core.people.models import Account, Invitation, Membership, Organisation
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.models import Draft, Remark, SignIn
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.surfaces.oauth.models import Client as ApiClient
from smartvillage.testing import Place, forget_everything

pytestmark = pytest.mark.once
SECRET = "Geheimrezept"
KIND = "news_item"


def _patterns(found: Any, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in found:
        route = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, route)
        else:
            yield route, one


ADDRESSES = sorted(
    route
    for route, _ in _patterns(get_resolver().url_patterns)
    if route.startswith("cms/") and "(?P" not in route
)


STAYING = [route for route in ADDRESSES if "abmelden" not in route]


def _hidden() -> dict[str, str]:
    """The numbers of people and what belongs to them, all called as the secret is."""
    with across_all():
        rows = {
            "person": Account.objects.get(name=SECRET),
            "invitation": Invitation.objects.get(),
            "organisation": Organisation.objects.get(name=SECRET),
            "client": ApiClient.objects.get(name=SECRET),
        }
    return {f"<int:{name}>": str(row.pk) for name, row in rows.items()}


class Numbers(dict[str, str]):
    """What stands in an address for each of its placeholders; a number nobody named is the secret item's."""

    def __init__(self, item: Item) -> None:
        super().__init__(
            {
                **_hidden(),
                "<str:slug>": KIND,
                "<int:number>": str(item.pk),
                "<int:revision>": "1",
                "<str:view>": "seite",
            }
        )
        self.item = item

    def path(self, route: str) -> str:
        path = route
        while "<" in path:
            start, end = path.index("<"), path.index(">") + 1
            mark = path[start:end]
            path = path[:start] + self.get(mark, self._guess(mark)) + path[end:]
        return f"/{path}"

    def _guess(self, mark: str) -> str:
        if mark.startswith("<uuid:"):
            return str(uuid4())
        return str(self.item.pk) if mark.startswith(("<int:", "<item:")) else "x"


@pytest.fixture
def secret(desk: Desk) -> Item:
    """An item of the town with everything that hangs on it."""
    item = desk.write(title=SECRET, content_blocks=[{"title": SECRET, "body": f"<p>{SECRET}</p>"}])
    client = desk.client()
    client.post(f"/cms/inhalte/{KIND}/{item.pk}/entwurf", {"title": f"{SECRET} neu"})
    client.post(f"/cms/inhalte/{KIND}/{item.pk}/anmerkungen", {"text": SECRET})
    with within(desk.place.id):
        Proposal.objects.create(
            municipality_id=desk.place.id,
            item=item,
            account=desk.account("restricted"),
            base_version=1,
            document=item.document,
            changed=["title"],
            at=now(),
        )
    _hide_people(desk)
    return item


def _hide_people(desk: Desk) -> None:
    """Somebody who works for an organisation of their own, with a program, an invitation and a line in the log."""
    organisation = desk.organisation(SECRET)
    person = desk.account("user", organisation=organisation, name=SECRET)
    viewer = desk.place.viewer()
    with within(desk.place.id):
        owned = Organisation.objects.get(pk=organisation)
        ApiClient.objects.create(
            organisation=owned, owner=person, name=SECRET, role="user", uid="geheim", secret_hash="x"
        )
    invite(viewer=viewer, email="neu@example.org", name=SECRET, terms=Terms((owned,), "user"))
    desk.client(person).get("/cms/")


def _stored(desk: Desk) -> list[Any]:
    """Everything a stranger must not change."""
    with within(desk.place.id):
        return [
            list(Item.objects.order_by("pk").values_list("pk", "state", "visible", "version", "document")),
            list(Draft.objects.order_by("pk").values_list("pk", "data")),
            list(Proposal.objects.order_by("pk").values_list("pk", "document", "rejected_at", "note")),
            list(Remark.objects.order_by("pk").values_list("pk", "text", "done_at")),
            list(
                Membership.objects.order_by("pk").values_list("pk", "account", "role", "ends_on", "ended_at")
            ),
            list(Organisation.objects.order_by("pk").values_list("pk", "name", "contact", "closed_at")),
            list(Invitation.objects.order_by("pk").values_list("pk", "token_hash", "withdrawn_at")),
            list(ApiClient.objects.order_by("pk").values_list("pk", "name", "secret_hash", "owner")),
            list(SignIn.objects.filter(account__name=SECRET).values_list("pk", flat=True)),
        ]


def _posts(item: Item) -> Iterator[dict[str, str]]:
    number = str(item.pk)
    yield {}
    yield {"title": "Übernommen", "version": "1", "action": "publish", "stand": str(uuid4())}
    for step in ("trash", "hide", "publish", "archive", "duplicate"):
        yield {"step": f"{step}:{number}", "item": number, "action": step}
    for step in ("approve", "reject", "withdraw"):
        yield {"step": step, "proposal": "1", "note": "Übernommen"}
    yield {"done": number, "text": "Übernommen", "name": "Übernommen", "drop": number, "delete": number}


def _posts_about_people() -> Iterator[dict[str, str]]:
    own = _hidden()
    person, organisation = own["<int:person>"], own["<int:organisation>"]
    for step in ("set", "end", "back"):
        yield {"step": f"{step}:{person}", f"job-{person}-role": "admin"}
    for step in ("deactivate", "sign-out", "renew", "withdraw", "close", "delete", "key", "save"):
        yield {"step": step, "successor": person, "heir": organisation, "name": "Übernommen"}
    yield {"step": "add", "new-organisation": organisation, "new-role": "admin", "end": person}
    yield {
        "name": "Neu",
        "email": "fremd@example.org",
        "organisations": organisation,
        "organisation": organisation,
        "role": "admin",
        "deputises": person,
        "ends_on": "2999-01-01",
    }


def _text(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text: str = content.decode(errors="replace")
    return text


def _unasked(answer: Any) -> str:
    """The page without the words the stranger asked for."""
    shown = _text(answer)
    for echo in (f"„{SECRET}“", f'value="{SECRET}"', f"q={SECRET}", f"q%3D{SECRET}"):
        shown = shown.replace(echo, "")
    return shown


def _try(client: Client, routes: Iterable[str], item: Item) -> Iterator[tuple[str, Any]]:
    """Every question and every step at every address."""
    for route in routes:
        yield from _try_one(client, Numbers(item).path(route), item)


def _try_one(client: Client, path: str, item: Item) -> Iterator[tuple[str, Any]]:
    queries = (
        "",
        f"?q={SECRET}",
        f"?organisation={item.organisation_id}",
        f"?zustand=published&stand={uuid4()}",
    )
    for query in queries:
        yield f"GET {path}{query}", client.get(path + query)
    for sent in _posts(item) if _of_content(path) else (*_posts(item), *_posts_about_people()):
        yield f"POST {path} {sent}", client.post(path, sent)


def _of_content(path: str) -> bool:
    return path.startswith(("/cms/inhalte/", "/cms/medien/"))


def test_there_are_addresses_to_try() -> None:
    assert len(ADDRESSES) >= 40
    assert {"cms/inhalte/<str:slug>/<int:number>/", "cms/inhalte/<str:slug>/tabelle.csv"} <= set(ADDRESSES)


def test_neighbours_reach_nothing(desk: Desk, amt: Place, secret: Item) -> None:
    """An administrator of B, asking B's own host with A's numbers and words."""
    other = desk_of(amt)
    forget_everything()
    client = other.client()
    before = _stored(desk)
    for what, answer in _try(client, STAYING, secret):
        assert answer.status_code < 500, what
        assert SECRET not in _unasked(answer), what
    assert _stored(desk) == before


def test_neighbours_stay_outside_the_other_host(desk: Desk, amt: Place, secret: Item) -> None:
    """The same administrator at A's host, with a session that is valid there."""
    neighbour = desk_of(amt).account("admin")
    forget_everything()
    client = desk.client(neighbour)
    before = _stored(desk)
    for what, answer in _try(client, STAYING, secret):
        assert answer.status_code < 500, what
        assert SECRET not in _unasked(answer), what
    assert _stored(desk) == before


def test_clubs_reach_nothing_of_the_town_hall(desk: Desk, secret: Item) -> None:
    """An author of the same municipality whose organisation does not own the item."""
    author = desk.account("user", organisation=desk.organisation("Sportverein"))
    client = desk.client(author)
    before = _stored(desk)
    for what, answer in _try(client, [route for route in ADDRESSES if "<int:number>" in route], secret):
        assert answer.status_code < 500, what
        assert SECRET not in _unasked(answer), what
    assert _stored(desk) == before


def test_strangers_are_asked_to_sign_in(desk: Desk, secret: Item) -> None:
    client = Client(HTTP_HOST=desk.host)
    before = _stored(desk)
    for what, answer in _try(client, [route for route in ADDRESSES if "konto/" not in route], secret):
        assert answer.status_code in (302, 401, 404, 405), what
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/cms/konto/anmelden/"), what
    assert _stored(desk) == before
