"""The parts of an item as plain dictionaries, named as the documents of the content core name them.

Dates are ISO dates (`2026-05-01`), times `HH:MM`, coordinates degrees (WGS 84), money euros.
"""

from typing import NotRequired, TypedDict


class WebUrl(TypedDict):
    url: str
    description: str


class Address(TypedDict):
    addition: str | None
    street: str | None
    zip: str
    city: str
    kind: str  # default | start | end
    lat: float
    lon: float


class Contact(TypedDict):
    first_name: str | None
    last_name: str | None
    phone: str | None
    fax: str | None
    email: str | None
    web_urls: list[WebUrl]


class Media(TypedDict):
    key: str  # what `pictures.draw` takes
    caption: str
    copyright: str
    alt: str
    content_type: str  # always "image"


class Price(TypedDict):
    name: str
    amount: float
    description: str | None


class DateSpan(TypedDict):
    date_start: str
    date_end: str | None
    time_start: str | None
    time_end: str | None
    time_description: str | None
    weekday: str | None


class OpeningHour(TypedDict):
    weekday: str | None  # "Montag" ... "Sonntag"; None = every day of the period
    time_from: str | None
    time_to: str | None
    open: bool
    description: str | None
    date_from: str | None
    date_to: str | None
    sort_number: int
    use_year: bool


class LunchOffer(TypedDict):
    name: str
    price: str


class Lunch(TypedDict):
    text: str
    dates: list[DateSpan]
    lunch_offers: list[LunchOffer]


class WasteAddress(TypedDict):
    street: str
    zip: str
    city: str
    district: str


class ContentBlock(TypedDict):
    title: str | None
    intro: str | None
    body: str  # HTML
    media: list[Media]


class Company(TypedDict):
    name: str
    address: Address
    contact: Contact


class Accessibility(TypedDict):
    description: str
    types: str | None  # comma separated, as the wire has it
    urls: list[WebUrl]


class Recurrence(TypedDict):
    """A series. `cancelled` dates are shown as "fällt aus" and are part of `excluded` too."""

    rule: str  # RFC 5545, without DTSTART and UNTIL
    first: str
    last: str
    excluded: list[str]
    moved: list[list[str]]  # [[from, to], ...]
    cancelled: list[str]


class Quota(TypedDict):
    frequency: str
    max_quantity: int | None
    max_per_person: int | None


class Discount(TypedDict):
    original_price: NotRequired[float]
    discounted_price: NotRequired[float]
    discount_percentage: NotRequired[float]
    discount_amount: NotRequired[float]


class Point(TypedDict):
    lat: float
    lon: float
