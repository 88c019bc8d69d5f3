"""The three list queries that are measured, optimised as the library recommends."""

import copy
import datetime as dt
import enum
from functools import cache

import strawberry
import strawberry_django
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.types import Info
from strawberry_django.optimizer import DjangoOptimizerExtension, optimize

from strawberry_app import models
from strawberry_app.wire import EventRecord, NewsItem, PointOfInterest

EVER = ("0001-01-01", "9999-12-31")


@strawberry.enum
class NewsItemsOrder(enum.Enum):
    publishedAt_DESC = ("-published_at", "-id")


@strawberry.enum
class PointsOfInterestOrder(enum.Enum):
    name_ASC = ("name", "id")


@strawberry.enum
class EventRecordsOrder(enum.Enum):
    listDate_ASC = ("date_start", "time_start", "event_id")


@cache
def municipality(slug: str) -> int:
    return models.Municipality.objects.only("id").get(slug=slug).id


def visible(model, info: Info):
    asked = municipality(info.context.request.headers["X-Municipality"])
    return model.objects.filter(municipality_id=asked, visible=True)


@strawberry.type
class Query:
    @strawberry_django.field
    def news_items(
        self,
        info: Info,
        limit: int | None = None,
        order: NewsItemsOrder = NewsItemsOrder.publishedAt_DESC,
    ) -> list[NewsItem]:
        return visible(models.NewsItem, info).order_by(*order.value)[:limit]

    @strawberry_django.field
    def points_of_interest(
        self,
        info: Info,
        limit: int | None = None,
        order: PointsOfInterestOrder = PointsOfInterestOrder.name_ASC,
    ) -> list[PointOfInterest]:
        return visible(models.Place, info).order_by(*order.value)[:limit]

    @strawberry_django.field
    def event_records(
        self,
        info: Info,
        date_range: list[str | None] | None = None,
        order: EventRecordsOrder = EventRecordsOrder.listDate_ASC,
    ) -> list[EventRecord]:
        """A row per date within the range; an event with several of them is fetched once."""
        first, last = map(dt.date.fromisoformat, date_range or EVER)
        wanted = visible(models.Event, info)
        dates = list(
            models.Occurrence.objects.filter(
                event__in=wanted, date_start__lte=last, date_end__gte=first
            ).order_by(*order.value)
        )
        chosen = wanted.filter(id__in={date.event_id for date in dates}).order_by()
        events = {event.id: event for event in optimize(chosen, info)}
        return [row(events[date.event_id], date, first) for date in dates]


def row(event, date, first: dt.date):
    """The event as it stands on one date: a shallow copy, which shares everything prefetched."""
    found = copy.copy(event)
    found.row_date = date
    found.list_date = max(first, date.date_start).isoformat()
    return found


schema = strawberry.Schema(
    Query,
    extensions=[ParserCache, ValidationCache, DjangoOptimizerExtension],
)
