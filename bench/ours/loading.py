"""Fills our own tables: every document is made by the project's own normalisation, rows are written in bulk.

Runs in a process of its own where Django is set up, see `tasks`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from django.core.management import call_command
from django.db import connection, models, transaction
from psycopg import sql

from bench import records
from bench.dataset import Dataset
from bench.ours import values
from bench.records import logo_url
from smartvillage.core.content.derive import derive_columns, folded_places, occurrence_rows
from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Category, Item, ItemCategory, ItemPlace, Revision
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.partids import adopt
from smartvillage.core.content.versions import STRUCTURE, bump
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Right, Role
from smartvillage.kit.dates import now
from smartvillage.modules.events.recurring import complete_dates
from smartvillage.surfaces.oauth.clients import create_client

CHUNK = 1_000
"""Items held in memory before they are written."""


def run(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Everything anew; returns credentials by name."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("SET synchronous_commit = off")
    call_command("migrate", verbosity=0)
    numbers = count(1)
    for source in dataset.municipalities():
        with transaction.atomic():
            Loader(source, numbers).load(dataset)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('content_item', 'id'), (SELECT max(id) FROM content_item))"
        )
        cursor.execute("VACUUM ANALYZE")
    first, *_, last = dataset.municipalities()
    return _clients(first, app=Role.APP, admin=Role.ADMIN) | _clients(last, importer=Role.USER)


def _clients(source: records.Municipality, **roles: Role) -> dict[str, dict[str, str]]:
    """Credentials by name; the importer writes into a municipality that nobody reads here."""
    municipality = Municipality.objects.get(slug=source.slug)
    with within(municipality.pk):
        organisation = Organisation.objects.order_by("pk")[0]
        made = {
            name: create_client(organisation=organisation, role=role, name="bench")
            for name, role in roles.items()
        }
    return {
        name: {"client_id": one.client_id, "client_secret": one.client_secret} for name, one in made.items()
    }


def _event(event: records.Event) -> dict[str, Any]:
    """The recurrence translated as the wire's mutation does it."""
    said = values.event(event)
    complete_dates(said, said, None)
    return said


class Loader:
    """One municipality with its organisations, categories and items."""

    def __init__(self, source: records.Municipality, numbers: Iterator[int]) -> None:
        self.source = source
        self.numbers = numbers
        self.at = now()
        self.rows: defaultdict[Any, list[Any]] = defaultdict(list)
        self.id = Municipality.objects.create(slug=source.slug, name=source.name).pk
        with within(self.id):
            self.organisations = [self._organisation(name) for name in source.providers]
            self.categories = [
                Category.objects.create(municipality_id=self.id, name=n).pk for n in source.categories
            ]

    def load(self, dataset: Dataset) -> None:
        with within(self.id):
            self._items("news_item", dataset.news(self.source), values.news)
            self._items("event_record", dataset.events(self.source), _event)
            self._items("point_of_interest", dataset.places(self.source), values.place)
        bump(municipality=self.id, kind=STRUCTURE)

    def _organisation(self, name: str) -> int:
        number: int = Organisation.objects.create(
            municipality_id=self.id,
            name=name,
            contact={"logo": {"url": logo_url(name)}},
            rights=[str(right) for right in Right],
        ).pk
        return number

    def _items(self, name: str, found: Iterable[Any], said: Callable[[Any], dict[str, Any]]) -> None:
        kind = kind_of(name)
        for record in found:
            self._item(kind, record, said(record))
            if len(self.rows[Item]) >= CHUNK:
                self._write()
        self._write()
        bump(municipality=self.id, kind=name)

    def _item(self, kind: Kind, record: Any, values: dict[str, Any]) -> None:
        """What `create_item` does, with the writing put off."""
        values["categories"] = [self.categories[index] for index in record.categories]
        document = validated(kind.document, values)
        organisation = self.organisations[record.provider]
        item = Item(
            pk=next(self.numbers),
            municipality_id=self.id,
            organisation_id=organisation,
            kind=kind.name,
            source=f"api:{organisation}:{kind.name}",
            external_id=record.external_id,
            created_at=self.at,
            updated_at=self.at,
            touched_at=self.at,
        )
        adopt(new=document, old=None, item=item.pk, keep_unwired=False)
        derive_columns(item, document)
        self.rows[Item].append(item)
        self.rows[ItemCategory] += [
            ItemCategory(item=item, category_id=number) for number in document.categories
        ]
        self.rows[ItemPlace] += [
            ItemPlace(item=item, folded=place) for place in sorted(folded_places(document))
        ]
        for row in occurrence_rows(item, document):
            self.rows[type(row)].append(row)
        self.rows[Revision].append(
            Revision(
                item=item, version=1, document=item.document, state=item.state, client="api:bench", at=self.at
            )
        )

    def _write(self) -> None:
        for model, rows in self.rows.items():
            copy_rows(model, rows)
        self.rows.clear()


def copy_rows(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write rows by COPY, values as their fields prepare them; only items bring their ids."""
    options = model._meta  # noqa: SLF001  Django's public way to a model's fields
    fields = [field for field in options.concrete_fields if not field.primary_key or model is Item]
    names = sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in fields)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(options.db_table), names)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(
                [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
            )
