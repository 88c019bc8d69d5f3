"""What documents of the catalogue hold: the neutral form every source is brought into.

Keys that are not known are absent, never None. HTML is cleaned, links are https or http, dates are ISO (2026-11-27),
money is a decimal as text ("26.00") with currency, languages are "de", "en", "de-simple" (easy language).
"""

from typing import TypedDict

NAME, SECOND_NAME = "02", "03"
"""Codes of XZuFi's text modules that become names; the others are `TextShape.module`."""
SHORT, FULL, TEASER = "05", "06", "24"
DURATION, DEADLINE, FEE, APPROVAL = "duration", "deadline", "fee", "approval"
"""Modules that are elements of their own there and have no code."""


class LinkShape(TypedDict, total=False):
    url: str
    name: str
    note: str


class TextShape(TypedDict, total=False):
    """One module of a text in one language."""

    module: str
    lang: str
    html: str
    position: int
    links: list[LinkShape]


class ValidShape(TypedDict, total=False):
    name: str
    note: str
    valid_from: str
    valid_to: str


class ChargeShape(ValidShape, total=False):
    """`type`: FIX with `amount`, VARIABLE with `lower` and `upper`, FREE."""

    type: str
    amount: str
    lower: str
    upper: str
    currency: str
    prepayment: bool


class PeriodShape(ValidShape, total=False):
    """A deadline or duration. `type`: SPAN (`span`, `unit`), SPANINTERVAL (and `span_to`), DATEINTERVAL.

    `unit`: minute, hour, day, workday, week, month, quarter, year.
    """

    type: str
    span: int
    span_to: int
    unit: str
    date_from: str
    date_to: str


class RequiredShape(ValidShape, total=False):
    """A document to bring (`direction` in) or that one gets (out)."""

    direction: str


class SpecialisationShape(TypedDict, total=False):
    """What differs in an area. A text here takes the place of the service's of that module and language."""

    texts: list[TextShape]
    charges: list[ChargeShape]
    deadlines: list[PeriodShape]
    durations: list[PeriodShape]
    required: list[RequiredShape]


class ServiceShape(SpecialisationShape, total=False):
    """`names`, `second_names`, `synonyms` by language; `related`: public ids; `trust_level`: XZuFi's code."""

    names: dict[str, str]
    second_names: dict[str, str]
    synonyms: dict[str, list[str]]
    leika: list[str]
    languages: list[str]
    trust_level: str
    written_form: bool
    single_contact: bool
    receivers: list[str]
    sdg: list[str]
    typing: list[str]
    related: list[str]
    approved_by: str
    approved_on: str
    portals: list[LinkShape]


class LineShape(TypedDict, total=False):
    name: str
    type: str


class StopShape(TypedDict, total=False):
    name: str
    lines: list[LineShape]


class ParkingShape(TypedDict, total=False):
    name: str
    type: str
    count: int
    fee: bool


class AddressShape(TypedDict, total=False):
    """`type`: visit, post, box (PO box), bulk; `area`: public id of the political area."""

    type: str
    street: str
    house_number: str
    postcode: str
    city: str
    ars: str
    box: str
    note: str
    lat: float
    lon: float
    elevator: bool
    wheelchair: bool
    accessible_note: str
    stops: list[StopShape]
    parking: list[ParkingShape]


class ContactShape(TypedDict, total=False):
    """`kind`: phone, mobile, fax, email, web, or another channel's name."""

    kind: str
    value: str
    title: str
    note: str


class HoursShape(TypedDict, total=False):
    """An entry as `kit.hours` reads it; only where the source's text or table is clear."""

    weekday: str
    time_from: str
    time_to: str
    open: bool
    description: str


class BankShape(TypedDict, total=False):
    holder: str
    iban: str
    bic: str
    bank: str
    purpose: str


class OfficeShape(TypedDict, total=False):
    """`names` by language; `opening_html` as the source says it, `hours` where that could be read."""

    names: dict[str, str]
    synonyms: list[str]
    description: str
    short_description: str
    addresses: list[AddressShape]
    contacts: list[ContactShape]
    opening_html: str
    hours: list[HoursShape]
    appointment_required: bool
    appointment_url: str
    payment: list[str]
    bank: list[BankShape]
    note: str
    parent: str


class PersonShape(TypedDict, total=False):
    title: str
    first_name: str
    last_name: str
    position: str
    department: str
    room: str
    note: str
    office: str
    addresses: list[AddressShape]
    contacts: list[ContactShape]


class FormShape(TypedDict, total=False):
    names: dict[str, str]
    description: str
    links: list[LinkShape]
    local: bool


class OnlineServiceShape(TypedDict, total=False):
    names: dict[str, str]
    description: str
    links: list[LinkShape]
    trust_level: str
    identification: list[str]
    payment: list[str]
    payment_required: bool
    languages: list[str]
    privacy: str


class CategoryShape(TypedDict, total=False):
    """`tree`: name of the tree the category is in, such as the app's root of life situations."""

    names: dict[str, str]
    description: str
    image: str
    tree: str
