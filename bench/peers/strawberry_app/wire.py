"""The wire types, named and formatted as the app expects them."""

from zoneinfo import ZoneInfo

import strawberry
import strawberry_django
from strawberry import auto

from strawberry_app import models

BERLIN = ZoneInfo("Europe/Berlin")


def clock(name):
    """A time of day as HH:MM, "" when absent."""

    def resolve(root) -> str:
        value = getattr(root, name)
        return value.isoformat("minutes") if value else ""

    return strawberry_django.field(resolve, only=[name])


def day(name):
    """A date as YYYY-MM-DD; a string, because the wire's type `Date` is not the scalar of that name."""

    def resolve(root) -> str:
        return getattr(root, name).isoformat()

    return strawberry_django.field(resolve, only=[name])


@strawberry.type
class Link:
    """A web link that is a column of its owner."""

    url: str | None
    description: str | None = None


@strawberry.type
class GeoLocation:
    latitude: float | None
    longitude: float | None


def media_url(root) -> Link:
    return Link(url=root.url)


def logo(root) -> Link:
    return Link(url=root.logo_url)


def news_source(root) -> Link:
    return Link(url=root.source_url, description=root.source_description)


def published_at(root) -> str:
    return root.published_at.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M:%S %z")


def geo_location(root) -> GeoLocation:
    return GeoLocation(latitude=root.latitude, longitude=root.longitude)


@strawberry_django.type(models.DataProvider)
class DataProvider:
    id: auto
    name: auto
    logo: Link = strawberry_django.field(logo, only=["logo_url"])


@strawberry_django.type(models.Category)
class Category:
    id: auto
    name: auto
    icon_name: auto


@strawberry_django.type(models.WebUrl)
class WebUrl:
    id: auto
    url: auto
    description: auto


@strawberry_django.type(models.MediaContent)
class MediaContent:
    id: auto
    caption_text: auto
    copyright: auto
    content_type: auto
    width: auto
    height: auto
    source_url: Link = strawberry_django.field(media_url, only=["url"])


@strawberry_django.type(models.Address)
class Address:
    id: auto
    addition: auto
    street: auto
    zip: auto
    city: auto
    kind: auto
    geo_location: GeoLocation = strawberry_django.field(geo_location, only=["latitude", "longitude"])


@strawberry_django.type(models.Contact)
class Contact:
    id: auto
    first_name: auto
    last_name: auto
    phone: auto
    email: auto
    web_urls: list[WebUrl]


@strawberry_django.type(models.Company)
class OperatingCompany:
    id: auto
    name: auto
    address: Address | None
    contact: Contact | None


@strawberry_django.type(models.Price)
class Price:
    id: auto
    name: auto
    amount: auto
    description: auto


@strawberry_django.type(models.OpeningHour)
class OpeningHour:
    id: auto
    weekday: auto
    time_from: str = clock("time_from")
    time_to: str = clock("time_to")
    sort_number: auto
    open: auto


@strawberry_django.type(models.ContentBlock)
class ContentBlock:
    id: auto
    title: auto
    intro: auto
    body: auto
    media_contents: list[MediaContent]


@strawberry_django.type(models.NewsItem)
class NewsItem:
    id: auto
    title: auto
    author: auto
    published_at: str = strawberry_django.field(published_at, only=["published_at"])
    categories: list[Category]
    data_provider: DataProvider
    source_url: Link = strawberry_django.field(news_source, only=["source_url", "source_description"])
    content_blocks: list[ContentBlock]


@strawberry_django.type(models.Place)
class PointOfInterest:
    id: auto
    name: auto
    description: auto
    categories: list[Category]
    data_provider: DataProvider
    addresses: list[Address]
    contact: Contact | None
    web_urls: list[WebUrl]
    media_contents: list[MediaContent]
    opening_hours: list[OpeningHour]
    price_informations: list[Price]
    operating_company: OperatingCompany | None


@strawberry_django.type(models.Occurrence)
class Date:
    id: auto
    date_start: str = day("date_start")
    date_end: str = day("date_end")
    time_start: str = clock("time_start")
    time_end: str = clock("time_end")


def row_date(root) -> Date:
    return root.row_date


def list_date(root) -> str:
    return root.list_date


@strawberry_django.type(models.Event)
class EventRecord:
    """One row of the event list: the event together with one of its dates."""

    id: auto
    title: auto
    description: auto
    recurring: auto
    date: Date = strawberry.field(row_date)
    list_date: str = strawberry.field(list_date)
    categories: list[Category]
    data_provider: DataProvider
    addresses: list[Address]
    contacts: list[Contact]
    urls: list[WebUrl]
    media_contents: list[MediaContent]
    price_informations: list[Price]
    organizer: OperatingCompany | None
