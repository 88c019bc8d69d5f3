"""Loads the dataset into the peers' relational tables with COPY, a few thousand records at a time."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench import records as r
from bench.database import Database
from bench.dataset import Dataset
from bench.records import logo_url

HERE = Path(__file__).resolve().parent
CHUNK = 40_000
"""Rows held in memory before they are copied."""


def load(dataset: Dataset, database: Database) -> None:
    """Schema, rows, then keys and indexes, then statistics; what was there before is dropped."""
    with database.connect(autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS peer CASCADE")
        connection.execute((HERE / "schema.sql").read_text())
        connection.execute("SET synchronous_commit = off")
        rows = Rows(connection)
        for municipality in dataset.municipalities():
            Loader(rows, municipality).load(dataset)
        rows.flush()
        connection.execute((HERE / "indexes.sql").read_text())
        connection.execute((HERE / "postgraphile" / "annotations.sql").read_text())
        for table in rows.tables:
            connection.execute(sql.SQL("VACUUM ANALYZE peer.{}").format(sql.Identifier(table)))


class Rows:
    """Buffers of rows, one per table, and the numbers handed out to them."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.tables: dict[str, tuple[str, ...]] = {}
        self._connection = connection
        self._numbers: defaultdict[str, itertools.count[int]] = defaultdict(lambda: itertools.count(1))
        self._buffers: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._held = 0

    def add(self, table: str, **columns: Any) -> int:
        """Add a row and return its id."""
        number = next(self._numbers[table])
        self.tables.setdefault(table, ("id", *columns))
        self._buffers[table].append((number, *(columns.get(name) for name in self.tables[table][1:])))
        self._held += 1
        if self._held >= CHUNK:
            self.flush()
        return number

    def flush(self) -> None:
        with self._connection.cursor() as cursor:
            for table, rows in self._buffers.items():
                names = sql.SQL(", ").join(map(sql.Identifier, self.tables[table]))
                statement = sql.SQL("COPY peer.{} ({}) FROM STDIN").format(sql.Identifier(table), names)
                with cursor.copy(statement) as copy:
                    for row in rows:
                        copy.write_row(row)
        self._buffers.clear()
        self._held = 0


class Loader:
    """The rows of one municipality."""

    def __init__(self, rows: Rows, municipality: r.Municipality) -> None:
        self.add = rows.add
        self.source = municipality
        self.id = self.add("municipality", slug=municipality.slug, name=municipality.name)
        self.providers = [
            self.add(
                "data_provider",
                municipality_id=self.id,
                name=name,
                logo_url=logo_url(name),
            )
            for name in municipality.providers
        ]
        self.categories = [
            self.add("category", municipality_id=self.id, name=name, icon_name=None)
            for name in municipality.categories
        ]

    def load(self, dataset: Dataset) -> None:
        for news in dataset.news(self.source):
            self.news(news)
        for event in dataset.events(self.source):
            self.event(event)
        for place in dataset.places(self.source):
            self.place(place)

    def news(self, news: r.News) -> None:
        owner = self.add(
            "news_item",
            **self._common(news),
            title=news.title,
            author=news.author,
            published_at=news.published_at,
            source_url=news.source.url,
            source_description=news.source.description,
        )
        self._categorise("news_item", owner, news.categories)
        for block in news.blocks:
            number = self.add(
                "content_block", news_item_id=owner, title=block.title, intro=block.intro, body=block.body
            )
            self._media(block.media, content_block_id=number)

    def event(self, event: r.Event) -> None:
        series = event.series
        owner = self.add(
            "event",
            **self._common(event),
            title=event.title,
            description=event.description,
            organizer_id=self._company(event.organizer),
            recurring=series is not None,
            recurring_type=series.kind if series else None,
            recurring_interval=series.interval if series else None,
            recurring_weekdays=list(series.weekdays) if series else None,
        )
        self._categorise("event", owner, event.categories)
        for day in event.occurrences:
            self.add(
                "occurrence",
                event_id=owner,
                date_start=day,
                date_end=day,
                time_start=event.time_from,
                time_end=event.time_to,
            )
        self._parts(event, event_id=owner)

    def place(self, place: r.Place) -> None:
        owner = self.add(
            "place",
            **self._common(place),
            name=place.name,
            description=place.description,
            operating_company_id=self._company(place.company),
        )
        self._categorise("place", owner, place.categories)
        for hour in place.opening_hours:
            self.add(
                "opening_hour",
                place_id=owner,
                weekday=hour.weekday,
                time_from=hour.opens,
                time_to=hour.closes,
                sort_number=hour.position,
                open=True,
            )
        self._parts(place, place_id=owner)

    def _common(self, item: r.News | r.Event | r.Place) -> dict[str, Any]:
        return {
            "municipality_id": self.id,
            "data_provider_id": self.providers[item.provider],
            "external_id": item.external_id,
            "visible": True,
        }

    def _categorise(self, table: str, owner: int, categories: Iterable[int]) -> None:
        for index in categories:
            self.add(f"{table}_category", **{f"{table}_id": owner}, category_id=self.categories[index])

    def _parts(self, item: r.Event | r.Place, **owner: int) -> None:
        both: dict[str, int | None] = {"event_id": None, "place_id": None} | owner
        self._address(item.address, **both, company_id=None)
        self._contact(item.contact, **both, company_id=None)
        for link in item.links:
            self.add("web_url", **both, contact_id=None, url=link.url, description=link.description)
        self._media(item.media, **owner)
        for price in item.prices:
            self.add("price", **both, name=price.name, amount=price.amount, description=price.description)

    def _company(self, company: r.Company) -> int:
        number = self.add("company", name=company.name)
        self._address(company.address, event_id=None, place_id=None, company_id=number)
        self._contact(company.contact, event_id=None, place_id=None, company_id=number)
        return number

    def _address(self, address: r.Address, **owner: int | None) -> None:
        self.add(
            "address",
            **owner,
            addition=address.addition,
            street=address.street,
            zip=address.zip,
            city=address.city,
            kind="default",
            latitude=address.latitude,
            longitude=address.longitude,
        )

    def _contact(self, contact: r.Contact, **owner: int | None) -> None:
        number = self.add(
            "contact",
            **owner,
            first_name=contact.first_name,
            last_name=contact.last_name,
            phone=contact.phone,
            email=contact.email,
        )
        for link in contact.links:
            self.add(
                "web_url",
                event_id=None,
                place_id=None,
                contact_id=number,
                url=link.url,
                description=link.description,
            )

    def _media(self, media: Iterable[r.Media], **owner: int) -> None:
        owners: dict[str, int | None] = {"content_block_id": None, "event_id": None, "place_id": None} | owner
        for medium in media:
            self.add(
                "media_content",
                **owners,
                caption_text=medium.caption,
                copyright=medium.copyright,
                content_type="image",
                width=medium.width,
                height=medium.height,
                url=medium.url,
            )
