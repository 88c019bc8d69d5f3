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


def _change(
    account: int, municipality: int, kind: Kind, change: Callable[[dict[str, str]], dict[str, str]]
) -> None:
    with transaction.atomic():
        person = Account.objects.select_for_update().get(pk=account)
        here = person.desk.setdefault(str(municipality), {}).setdefault("views", {})
        here[kind.slug] = dict(list(change(here.get(kind.slug, {})).items())[-MOST:])
        person.save(update_fields=["desk"])
