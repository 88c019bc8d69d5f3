"""What an example municipality consists of: frozen, JSON-ready values."""

from dataclasses import dataclass
from typing import Any

from smartvillage.examples import parts

JsonObject = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Colours as `#rrggbb`, the arms as SVG text."""

    primary: str
    accent: str
    claim: str
    arms: str


@dataclass(frozen=True, kw_only=True)
class Area:
    """A town, village or member municipality; `parent` is the name of the area it belongs to."""

    name: str
    kind: str  # town | amt | municipality | village
    zip: str
    lat: float
    lon: float
    parent: str | None
    ars: str | None


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Who publishes (wire: data provider). `rights` are keys like `role_news_item`."""

    key: str
    name: str
    data_type: str  # general_importer | business_account
    description: str
    notice: str
    address: parts.Address
    contact: parts.Contact
    rights: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Category:
    """`icon` is a Tabler icon name, `contact_email` receives defect reports."""

    name: str
    parent: str | None
    icon: str
    tags: tuple[str, ...]
    position: int
    contact_email: str | None


@dataclass(frozen=True, kw_only=True)
class News:
    """`published_at` is ISO 8601 local time without offset (Europe/Berlin)."""

    external_id: str
    title: str
    organisation: str
    author: str | None
    categories: tuple[str, ...]
    published_at: str
    keywords: tuple[str, ...]
    content_blocks: tuple[parts.ContentBlock, ...]
    source_url: parts.WebUrl | None
    address: parts.Address | None


@dataclass(frozen=True, kw_only=True)
class Event:
    """With `recurrence`, `dates` holds one element: the span and the times of the series."""

    external_id: str
    title: str
    organisation: str
    categories: tuple[str, ...]
    description: str
    dates: tuple[parts.DateSpan, ...]
    recurrence: parts.Recurrence | None
    place: str | None  # external id of a place of the same municipality
    addresses: tuple[parts.Address, ...]
    contacts: tuple[parts.Contact, ...]
    organizer: parts.Company
    prices: tuple[parts.Price, ...]
    accessibility: parts.Accessibility | None
    media: tuple[parts.Media, ...]
    web_urls: tuple[parts.WebUrl, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    external_id: str
    name: str
    organisation: str
    categories: tuple[str, ...]
    teaser: str  # plain text, one sentence
    description: str
    addresses: tuple[parts.Address, ...]
    contact: parts.Contact
    opening_hours: tuple[parts.OpeningHour, ...]
    prices: tuple[parts.Price, ...]
    lunches: tuple[parts.Lunch, ...]
    accessibility: parts.Accessibility | None
    media: tuple[parts.Media, ...]
    web_urls: tuple[parts.WebUrl, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TourStop:
    name: str
    description: str
    lat: float
    lon: float
    media: tuple[parts.Media, ...]


@dataclass(frozen=True, kw_only=True)
class Tour:
    """`line` is the way, 80 to 400 points; `length_km` is measured from it."""

    external_id: str
    name: str
    organisation: str
    categories: tuple[str, ...]
    description: str
    length_km: int
    means: str  # bike | foot | canoe
    line: tuple[parts.Point, ...]
    stops: tuple[TourStop, ...]
    addresses: tuple[parts.Address, ...]  # kind start and end
    accessibility: parts.Accessibility | None
    media: tuple[parts.Media, ...]
    tags: tuple[str, ...]
    payload: JsonObject


@dataclass(frozen=True, kw_only=True)
class Page:
    name: str
    title: str
    html: str


@dataclass(frozen=True, kw_only=True)
class JsonContent:
    """Content for the app.

    A string `category:<name>` stands for the id of that category, `picture:<key>` for the picture's address.
    """

    name: str
    content: JsonObject | list[JsonObject]


@dataclass(frozen=True, kw_only=True)
class GenericItem:
    """`generic_type` as on the wire. The payload of a voucher needs the item's own `id` added when stored."""

    external_id: str
    generic_type: str
    title: str
    organisation: str
    categories: tuple[str, ...]
    publication_date: str
    teaser: str | None
    content_blocks: tuple[parts.ContentBlock, ...]
    dates: tuple[parts.DateSpan, ...]
    addresses: tuple[parts.Address, ...]
    contacts: tuple[parts.Contact, ...]
    companies: tuple[parts.Company, ...]
    prices: tuple[parts.Price, ...]
    media: tuple[parts.Media, ...]
    web_urls: tuple[parts.WebUrl, ...]
    discount: parts.Discount | None
    quota: parts.Quota | None
    payload: JsonObject


@dataclass(frozen=True, kw_only=True)
class Survey:
    """`votes` by question and option, as if so many had answered; `comments` are released."""

    external_id: str
    organisation: str
    title: JsonObject
    short_description: JsonObject
    description: JsonObject
    questions: tuple[JsonObject, ...]
    date: parts.DateSpan
    votes: tuple[tuple[int, ...], ...]
    comments: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WasteTour:
    """`days` are ISO dates, `addresses` where it passes."""

    title: str
    waste_type: str
    days: tuple[str, ...]
    addresses: tuple[parts.WasteAddress, ...]


@dataclass(frozen=True, kw_only=True)
class ExampleMunicipality:
    """`outline` is a GeoJSON geometry, `outline_attribution` must be shown with it."""

    slug: str
    name: str
    kind: str  # town | amt
    ars: str
    lat: float
    lon: float
    outline: JsonObject
    outline_attribution: str
    look: Look
    settings: JsonObject
    areas: tuple[Area, ...]
    organisations: tuple[Organisation, ...]
    categories: tuple[Category, ...]
    news: tuple[News, ...]
    events: tuple[Event, ...]
    places: tuple[Place, ...]
    tours: tuple[Tour, ...]
    pages: tuple[Page, ...]
    json_contents: tuple[JsonContent, ...]
    generic_items: tuple[GenericItem, ...]
    surveys: tuple[Survey, ...]
    waste_tours: tuple[WasteTour, ...]
    timetable: dict[str, list[dict[str, str]]]  # the tables of a GTFS feed
    weather: JsonObject  # as sources report it
