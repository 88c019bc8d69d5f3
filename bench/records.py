"""The neutral shape of the benchmark's content; every server's loader translates from here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Municipality:
    number: int
    slug: str
    name: str
    providers: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Media:
    url: str
    caption: str
    copyright: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    title: str
    intro: str
    body: str
    media: tuple[Media, ...]


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    description: str


@dataclass(frozen=True, slots=True)
class Address:
    addition: str
    street: str
    zip: str
    city: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    first_name: str
    last_name: str
    phone: str
    email: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    address: Address
    contact: Contact


@dataclass(frozen=True, slots=True)
class Price:
    name: str
    amount: float
    description: str


@dataclass(frozen=True, slots=True)
class OpeningHour:
    weekday: str
    opens: str
    closes: str
    position: int


@dataclass(frozen=True, slots=True)
class Series:
    """Recurrence: `kind` 0 daily, 1 weekly, 2 monthly, 3 yearly; weekdays 0 = Monday."""

    kind: int
    interval: int
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class News:
    external_id: str
    provider: int
    categories: tuple[int, ...]
    title: str
    author: str
    published_at: dt.datetime
    source: Link
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """`starts_on` to `ends_on` is the event itself, or the span of its series."""

    external_id: str
    provider: int
    categories: tuple[int, ...]
    title: str
    description: str
    starts_on: dt.date
    ends_on: dt.date
    time_from: str
    time_to: str
    series: Series | None
    occurrences: tuple[dt.date, ...]
    address: Address
    contact: Contact
    links: tuple[Link, ...]
    media: tuple[Media, ...]
    organizer: Company
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class Place:
    external_id: str
    provider: int
    categories: tuple[int, ...]
    name: str
    description: str
    address: Address
    contact: Contact
    links: tuple[Link, ...]
    media: tuple[Media, ...]
    company: Company
    opening_hours: tuple[OpeningHour, ...]
    prices: tuple[Price, ...]


def logo_url(provider: str) -> str:
    """Where the logo of a data provider is; the same on every server."""
    return f"https://media.example.org/logo/{provider.replace(' ', '-').lower()}.png"
