"""Views of a list that a person keeps for themselves, in their account: name by name the address's query."""

from collections.abc import Callable

from django.db import transaction

from smartvillage.core.content.kinds import Kind
from smartvillage.core.people.models import Account

MOST = 20
LONGEST = 60
Views = dict[str, dict[str, str]]
"""Queries by kind and name."""


def views_of(account: Account, municipality: int, kind: Kind) -> dict[str, str]:
    found: dict[str, str] = account.desk.get(str(municipality), {}).get("views", {}).get(kind.slug, {})
    return found


def keep_view(account: int, municipality: int, kind: Kind, *, name: str, query: str) -> None:
    """Under a name that is there already the new one counts; of too many the oldest goes."""
    _change(account, municipality, kind, lambda views: {**views, name[:LONGEST]: query})


def drop_view(account: int, municipality: int, kind: Kind, *, name: str) -> None:
    _change(
        account, municipality, kind, lambda views: {key: query for key, query in views.items() if key != name}
    )


def all_views(account: Account, municipality: int) -> Views:
    """By kind."""
    found: Views = account.desk.get(str(municipality), {}).get("views", {})
    return found


def give_views(*, giver: int, taker: int, municipality: int) -> Views:
    """All views of somebody who leaves go to a successor, whose own stay as they are; returns what they got."""
    with transaction.atomic():
        people = Account.objects.select_for_update().in_bulk([giver, taker])
        left, right = people[giver], people[taker]
        here = right.desk.setdefault(str(municipality), {}).setdefault("views", {})
        given: Views = {}
        for slug, views in all_views(left, municipality).items():
            own = here.setdefault(slug, {})
            for name, query in views.items():
                if query not in own.values():
                    known_as = f"{name} ({left})"[:LONGEST] if name in own else name
                    own[known_as] = given.setdefault(slug, {})[known_as] = query
            here[slug] = dict(list(own.items())[-MOST:])
        left.desk.pop(str(municipality), None)
        for person in (left, right):
            person.save(update_fields=["desk"])
    return given


def take_views_back(*, giver: int, taker: int, municipality: int, own: Views, given: Views) -> None:
    """What `give_views` did, backwards; what the taker changed since stays with them, too."""
    with transaction.atomic():
        people = Account.objects.select_for_update().in_bulk([giver, taker])
        theirs = people[giver].desk.setdefault(str(municipality), {}).setdefault("views", {})
        for slug, views in own.items():
            theirs[slug] = {**views, **theirs.get(slug, {})}
        taken = all_views(people[taker], municipality)
        for slug, views in given.items():
            left = {name: query for name, query in taken.get(slug, {}).items() if views.get(name) != query}
            taken[slug] = left
        for person in people.values():
            person.save(update_fields=["desk"])


def _change(
    account: int, municipality: int, kind: Kind, change: Callable[[dict[str, str]], dict[str, str]]
) -> None:
    with transaction.atomic():
        person = Account.objects.select_for_update().get(pk=account)
        here = person.desk.setdefault(str(municipality), {}).setdefault("views", {})
        here[kind.slug] = dict(list(change(here.get(kind.slug, {})).items())[-MOST:])
        person.save(update_fields=["desk"])
