"""Views of a list that a person keeps for themselves, in their account: name by name the address's query."""

from collections.abc import Callable

from django.db import transaction

from smartvillage.core.content.kinds import Kind
from smartvillage.core.people.models import Account

MOST = 20
LONGEST = 60


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


def all_views(account: Account, municipality: int) -> dict[str, dict[str, str]]:
    """By kind."""
    found: dict[str, dict[str, str]] = account.desk.get(str(municipality), {}).get("views", {})
    return found


def give_views(*, giver: int, taker: int, municipality: int) -> int:
    """All views of somebody who leaves go to a successor, whose own stay as they are; returns how many."""
    with transaction.atomic():
        people = Account.objects.select_for_update().in_bulk([giver, taker])
        left, right = people[giver], people[taker]
        here = right.desk.setdefault(str(municipality), {}).setdefault("views", {})
        count = 0
        for slug, views in all_views(left, municipality).items():
            own = here.setdefault(slug, {})
            for name, query in views.items():
                if query not in own.values():
                    own[f"{name} ({left})"[:LONGEST] if name in own else name] = query
                count += 1
            here[slug] = dict(list(own.items())[-MOST:])
        left.desk.pop(str(municipality), None)
        for person in (left, right):
            person.save(update_fields=["desk"])
    return count


def _change(
    account: int, municipality: int, kind: Kind, change: Callable[[dict[str, str]], dict[str, str]]
) -> None:
    with transaction.atomic():
        person = Account.objects.select_for_update().get(pk=account)
        here = person.desk.setdefault(str(municipality), {}).setdefault("views", {})
        here[kind.slug] = dict(list(change(here.get(kind.slug, {})).items())[-MOST:])
        person.save(update_fields=["desk"])
