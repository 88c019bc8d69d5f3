"""`python -m bench.desk`: the editors' lists with many items: time to the whole page and SQL statements.

The database is the one of `DATABASE_URL` (default: SQLite in `.work`). It is filled once and kept; `--items` says
how many. A thousand items go through the verbs, the others are copies of their rows.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from bench import machine
from bench.paths import WORK
from bench.texts import TITLES, Writer

if TYPE_CHECKING:
    from django.test import Client

SEEDS = 1000
HOST = "liste.localhost"
LIST = "/cms/inhalte/news_item/"
TARGET_MS, TARGET_STATEMENTS = 150, 4
FRAME = {"django_session", "people_account", "people_membership", "mfa_authenticator"}
"""Who is asking: the same on every page of the editors' surface."""
CASES = {
    "first page": "",
    "page 20": "?seite=20",
    "page 1,000": "?seite=1000",
    "by title": "?sortierung=titel",
    "drafts": "?zustand=draft",
    "hidden, few": "?zustand=hidden",
    "a frequent word": "?q=Bürgerbüro",
    "two words": "?q=Wanderkarte+Grundschule",
    "a rare word": "?q=Quittenfest",
    "category": "?kategorie={category}",
    "category and word": "?kategorie={category}&q=Bürgerbüro",
    "organisation": "?organisation={organisation}",
    "person": "?person={person}",
    "days": "?von={month}&bis={today}",
    "today": "",
}
TIMES_BEFORE = "strftime('%%Y-%%m-%%d %%H:%%M:%%f', {}, '-%s hours')"
COPY = {
    "content_itemcategory": ("item_id", "category_id"),
    "search_posting": ("entry", "scope, term, weight"),
    "content_revision": (
        "item_id",
        "version, document, changed, state, account_id, client, note, at",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 when a list is slower or asks more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args(arguments)
    client, names = _stage(options.items)
    print(f"{options.items:,} items, {options.rounds} requests each, {machine.describe()}")
    print(f"{'list':<20}{'p50 ms':>9}{'p95 ms':>9}{'statements':>12}{'rows':>7}")
    good = True
    for name, query in CASES.items():
        path = "/cms/" if name == "today" else LIST + query.format(**names)
        middle, slow, statements, rows = _measured(client, path, options.rounds)
        print(f"{name:<20}{middle:>9.0f}{slow:>9.0f}{statements:>12}{rows:>7}")
        good &= name == "today" or (slow <= TARGET_MS and statements <= TARGET_STATEMENTS)
    return 0 if good else 1


def _measured(client: Client, path: str, rounds: int) -> tuple[float, float, int, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    tables = [one["sql"].split("FROM", 1)[-1].split()[0].strip('"(') for one in seen]
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    return (
        statistics.median(times),
        statistics.quantiles(times, n=20)[-1],
        len([table for table in tables if table not in FRAME]),
        answer.content.count(b'name="item"'),
    )


def _stage(items: int) -> tuple[Client, dict[str, Any]]:
    """A database with so many news, and a browser of its administrator."""
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{WORK / 'desk.sqlite3'}")
    os.environ.setdefault("DATA_DIR", str(WORK / "data"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "smartvillage.settings"
    WORK.mkdir(exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    place, account, category = _filled(items)
    client = Client(HTTP_HOST=HOST)
    client.force_login(account)
    day = datetime.now(tz=UTC).date()
    return client, {
        "category": category,
        "organisation": place.organisation,
        "person": account.pk,
        "today": day,
        "month": day - timedelta(days=2),
    }


def _filled(items: int) -> tuple[Any, Any, int]:
    from smartvillage.core.content.categories import category_ids
    from smartvillage.core.content.models import Item
    from smartvillage.core.municipalities.models import Municipality
    from smartvillage.core.municipalities.scope import within
    from smartvillage.core.people.models import Account, Membership, Organisation
    from smartvillage.testing import Place, make_place

    known = Municipality.objects.filter(slug="liste").first()
    if known is None:
        place = make_place("liste", "Liste")
        Municipality.objects.filter(pk=place.id).update(settings={"second_factor": "recommended"})
        account = Account.objects.create_user("anna@example.org", None, name="Anna")
        with within(place.id):
            Membership.objects.create(account=account, organisation_id=place.organisation, role="admin")
            Organisation.objects.create(municipality_id=place.id, name="Verein")
    else:
        with within(known.pk):
            place = Place(known.pk, "liste", Organisation.objects.order_by("pk").first().pk)
    account = Account.objects.get(email="anna@example.org")
    (category,) = category_ids(municipality=place.id, names=["Vereine"])
    with within(place.id):
        if not Item.objects.exists():
            _seed(place, account.pk, category)
        _multiply(place.id, items)
    return place, account, category


def _seed(place: Any, account: int, category: int) -> None:
    from smartvillage.core.content.kinds import kind_of
    from smartvillage.core.content.save import create_item

    writer = Writer(Random(7))
    viewer = place.viewer(account=account)
    states = ["published"] * 16 + ["draft", "review", "archived", "trash"]
    for number in range(SEEDS):
        block = {"title": writer.pick(TITLES), "intro": writer.prose(80, 200), "body": writer.html(800, 2000)}
        create_item(
            viewer=viewer if number % 10 == 0 else place.viewer(),
            kind=kind_of("news_item"),
            values={
                "title": "Quittenfest" if number == 3 else f"{writer.pick(TITLES)} {number}",
                "categories": [category] if number % 5 == 0 else [],
                "content_blocks": [block],
            },
            state=states[number % len(states)],
        )


def _multiply(municipality: int, items: int) -> None:
    """Copy the seeds' rows until there are enough, each copy an hour older than the one before."""
    from django.db import connection, transaction

    from smartvillage.core.content.models import Item

    fields = [field.column for field in Item._meta.concrete_fields if field.column != "id"]  # noqa: SLF001
    older = ("updated_at", "created_at", "published_at")
    have = Item.objects.count()
    first = Item.objects.order_by("pk").values_list("pk", flat=True)[0]
    with transaction.atomic(), connection.cursor() as cursor:
        for copy in range(have // SEEDS, items // SEEDS):
            shift = copy * SEEDS
            past = ("{} - interval '%s hours'" if connection.vendor == "postgresql" else TIMES_BEFORE) % copy
            said = ", ".join(
                past.format(name) if name in older else "NULL" if name == "external_id" else name
                for name in fields
            )
            among = f"BETWEEN {first} AND {first + SEEDS - 1}"
            cursor.execute(
                f"INSERT INTO content_item (id, {', '.join(fields)}) "
                f"SELECT id + {shift}, {said} FROM content_item WHERE id {among}"
            )
            for table, (key, others) in COPY.items():
                cursor.execute(
                    f"INSERT INTO {table} ({key}, {others}) "
                    f"SELECT {key} + {shift}, {others} FROM {table} WHERE {key} {among}"
                )
        cursor.execute(
            "UPDATE content_item SET visible = %s WHERE id IN (%s, %s)", [False, first + 1, first + 2]
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
