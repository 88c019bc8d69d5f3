"""Deterministic content for the benchmark, streamed so that memory stays bounded at any scale.

Every municipality has the same number of news. The first one, which the map and the calendar are measured
on, has all the events and places; each of the others a tenth of them, so that a query has to keep them out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

from bench import records as r
from bench import texts

BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
FREQUENCIES: Final = (DAILY, WEEKLY, MONTHLY, YEARLY)
NEIGHBOURS = 10
"""The other municipalities have this fraction of the first one's events and places."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """What to generate: `scale` 1 is what the figures are for, `today` the day events count from."""

    today: dt.date
    scale: float = 1.0
    seed: int = 20
    municipality_count: int = 20

    @property
    def news_per_municipality(self) -> int:
        return max(30, round(2_000 * self.scale))

    def municipalities(self) -> list[r.Municipality]:
        return [
            r.Municipality(
                number=number,
                slug=f"bench-{number:02d}",
                name=f"Musterort {number}",
                providers=tuple(f"Herausgeber {number}-{i}" for i in range(8)),
                categories=tuple(f"Rubrik {number}-{i:02d}" for i in range(24)),
            )
            for number in range(1, self.municipality_count + 1)
        ]

    def news(self, municipality: r.Municipality) -> Iterator[r.News]:
        maker = self._maker("news", municipality)
        return (maker.news(i) for i in range(self.news_per_municipality))

    def events(self, municipality: r.Municipality) -> Iterator[r.Event]:
        maker = self._maker("events", municipality)
        return (maker.event(i) for i in range(self.events_in(municipality)))

    def places(self, municipality: r.Municipality) -> Iterator[r.Place]:
        maker = self._maker("places", municipality)
        return (maker.place(i) for i in range(self._count(3_000, municipality)))

    def events_in(self, municipality: r.Municipality) -> int:
        return self._count(10_000, municipality)

    def _count(self, full: int, municipality: r.Municipality) -> int:
        share = 1 if municipality.number == 1 else NEIGHBOURS
        return max(10, round(full * self.scale / share))

    def _maker(self, kind: str, municipality: r.Municipality) -> Maker:
        return Maker(Random(f"{self.seed}/{kind}/{municipality.number}"), municipality, self.today)


class Maker:
    """Draws the records of one kind in one municipality."""

    def __init__(self, random: Random, municipality: r.Municipality, today: dt.date) -> None:
        self.random = random
        self.municipality = municipality
        self.today = today
        self.writer = texts.Writer(random)

    def news(self, index: int) -> r.News:
        midnight = dt.datetime.combine(self.today, dt.time(), BERLIN)
        return r.News(
            external_id=f"news-{index}",
            provider=self._provider(),
            categories=self._categories(),
            title=f"{self.writer.pick(texts.TITLES)} ({index})",
            author=self._name(),
            # Distinct times: the order of the list is the same everywhere.
            published_at=midnight - dt.timedelta(minutes=397 * (index + 1)),
            source=self._link("Quelle"),
            blocks=tuple(self._block() for _ in range(self.random.randint(2, 3))),
        )

    def event(self, index: int) -> r.Event:
        starts = self.today + dt.timedelta(days=self.random.randint(-30, 330))
        series = self._series(starts) if self.random.random() < 0.3 else None
        dates = self._occurrences(starts, series) if series else (starts,)
        hour = self.random.randint(8, 20)
        return r.Event(
            external_id=f"event-{index}",
            provider=self._provider(),
            categories=self._categories(),
            title=f"{self.writer.pick(texts.TITLES)} ({index})",
            description=self.writer.html(300, 700),
            starts_on=dates[0],
            ends_on=dates[-1],
            time_from=f"{hour:02d}:00",
            time_to=f"{hour + 2:02d}:30",
            series=series,
            occurrences=dates,
            address=self._address(),
            contact=self._contact(),
            links=(self._link("Anmeldung"),),
            media=self._media(),
            organizer=self._company(),
            prices=self._prices(),
        )

    def place(self, index: int) -> r.Place:
        return r.Place(
            external_id=f"place-{index}",
            provider=self._provider(),
            categories=self._categories(),
            name=f"Gasthof Zum Ort {index:05d}",
            description=self.writer.html(300, 600),
            address=self._address(),
            contact=self._contact(),
            links=(self._link("Internetseite"),),
            media=self._media(),
            company=self._company(),
            opening_hours=tuple(
                r.OpeningHour(weekday=day, opens="09:00", closes="17:30", position=position)
                for position, day in enumerate(WEEKDAYS[: self.random.randint(3, 6)])
            ),
            prices=self._prices(),
        )

    def _series(self, starts: dt.date) -> r.Series:
        kind = self.random.choices((0, 1, 2, 3), weights=(10, 60, 25, 5))[0]
        interval = self.random.choice((1, 1, 1, 2)) if kind == 1 else 1
        return r.Series(kind=kind, interval=interval, weekdays=(starts.weekday(),) if kind == 1 else ())

    def _occurrences(self, starts: dt.date, series: r.Series) -> tuple[dt.date, ...]:
        shortest, longest = ((3, 10), (6, 20), (4, 12), (2, 3))[series.kind]
        # Days 29 to 31 are left out: what follows them in a short month is not what is measured here.
        first = starts.replace(day=min(starts.day, 28))
        rule = rrule(
            FREQUENCIES[series.kind],
            interval=series.interval,
            dtstart=dt.datetime.combine(first if series.kind > 1 else starts, dt.time()),
            count=self.random.randint(shortest, longest),
        )
        return tuple(moment.date() for moment in rule)

    def _provider(self) -> int:
        return self.random.randrange(len(self.municipality.providers))

    def _categories(self) -> tuple[int, ...]:
        chosen = self.random.sample(range(len(self.municipality.categories)), self.random.randint(1, 2))
        return tuple(sorted(chosen))

    def _name(self) -> str:
        return f"{self.writer.pick(texts.FIRST_NAMES)} {self.writer.pick(texts.LAST_NAMES)}"

    def _link(self, description: str) -> r.Link:
        return r.Link(f"https://www.example.org/seite/{self.random.getrandbits(32):08x}", description)

    def _block(self) -> r.Block:
        return r.Block(
            title=self.writer.pick(texts.TITLES),
            intro=self.writer.prose(120, 300),
            body=self.writer.html(480, 1_150),
            media=self._media(),
        )

    def _media(self) -> tuple[r.Media, ...]:
        return tuple(
            r.Media(
                url=f"https://media.example.org/{self.random.getrandbits(64):016x}.jpg",
                caption=self.writer.pick(texts.TITLES),
                copyright=f"© {self._name()}",
                width=self.random.choice((1200, 1600, 1920)),
                height=self.random.choice((800, 900, 1080)),
            )
            for _ in range(self.random.randint(1, 2))
        )

    def _address(self) -> r.Address:
        return r.Address(
            addition="",
            street=f"{self.writer.pick(texts.STREETS)} {self.random.randint(1, 99)}",
            zip=f"14{self.random.randint(770, 830)}",
            city=self.municipality.name,
            latitude=round(52.0 + self.random.random() / 3, 6),
            longitude=round(12.3 + self.random.random() / 2, 6),
        )

    def _contact(self) -> r.Contact:
        return r.Contact(
            first_name=self.writer.pick(texts.FIRST_NAMES),
            last_name=self.writer.pick(texts.LAST_NAMES),
            phone=f"033841 {self.random.randint(10_000, 99_999)}",
            email=f"kontakt{self.random.randint(1, 999)}@example.org",
            links=(self._link("Kontakt"),),
        )

    def _company(self) -> r.Company:
        return r.Company(
            name=f"Verein {self.random.randint(1, 400)} e. V.",
            address=self._address(),
            contact=self._contact(),
        )

    def _prices(self) -> tuple[r.Price, ...]:
        names = ("Erwachsene", "Kinder")[: self.random.randint(1, 2)]
        return tuple(
            r.Price(name=n, amount=self.random.randint(2, 30) / 2, description="Abendkasse") for n in names
        )
