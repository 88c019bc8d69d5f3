"""What the tests of events share."""

from datetime import date, timedelta
from typing import Any

from smartvillage.core.content.models import Item, Occurrence
from smartvillage.core.content.save import Saved, create_item
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.events.document import KIND
from smartvillage.testing import Place

CREATE = """mutation($id: ID, $forceCreate: Boolean, $title: String, $externalId: String, $dates: [DateInput!],
  $recurring: String, $recurringType: String, $recurringInterval: String, $recurringWeekdays: [String!],
  $addresses: [AddressInput!], $location: LocationInput, $categoryName: String, $regionName: String,
  $region: RegionInput, $description: String, $tags: [String!], $urls: [WebUrlInput!]) {
  createEventRecord(id: $id, forceCreate: $forceCreate, title: $title, externalId: $externalId, dates: $dates,
    recurring: $recurring, recurringType: $recurringType, recurringInterval: $recurringInterval,
    recurringWeekdays: $recurringWeekdays, addresses: $addresses, location: $location, urls: $urls,
    categoryName: $categoryName, regionName: $regionName, region: $region, description: $description, tags: $tags)
  { id title } }"""
DATE = "id weekday dateStart dateEnd timeStart timeEnd timeDescription useOnlyTimeDescription"
RECORD = """query($id: ID!) { eventRecord(id: $id) { id title listDate sortDate date { id } recurring recurringType
  recurringInterval recurringWeekdays dates { DATE } } }""".replace("DATE", DATE)
TODAY = date(2026, 3, 20)  # a Friday, nine days before summer time begins


def day(offset: int) -> str:
    return (TODAY + timedelta(days=offset)).isoformat()


def span(first: int, last: int | None = None, **more: Any) -> dict[str, Any]:
    """An input date by its distance from today."""
    return {"dateStart": day(first), "dateEnd": None if last is None else day(last), **more}


def create(place: Place, title: str = "Konzert", *, role: str = "admin", **values: Any) -> str:
    """Through the mutation; the id."""
    number: str = place.data(CREATE, {"title": title, **values}, role=role)["createEventRecord"]["id"]
    return number


def record(place: Place, number: str, *, role: str = "admin") -> Any:
    return place.data(RECORD, {"id": number}, role=role)["eventRecord"]


def rows(place: Place, arguments: str = "order: listDate_ASC", fields: str = "title listDate") -> list[Any]:
    """Title and day of every row with a date."""
    found = place.data(f"{{ eventRecords({arguments}) {{ {fields} date {{ dateStart }} }} }}", role="app")
    return [tuple(row.values())[:-1] for row in found["eventRecords"]]


def days_of(place: Place, number: str) -> list[str]:
    """The days of an event's rows."""
    query = "query($ids: [ID]) { eventRecords(ids: $ids, order: listDate_ASC) { date { dateStart } } }"
    return [row["date"]["dateStart"] for row in place.data(query, {"ids": [number]})["eventRecords"]]


def store(place: Place, **values: Any) -> Saved:
    """As an editor does, with what the wire does not know."""
    return create_item(viewer=place.viewer(), kind=KIND, values={"title": "Serie", **values})


def occurrences(place: Place, number: int) -> list[tuple[date, date]]:
    with within(place.id):
        found = Occurrence.objects.filter(item=number).order_by("starts_on", "pk")
        return [(one.starts_on, one.ends_on) for one in found]


def stored(place: Place, number: str | int) -> Item:
    with within(place.id):
        item: Item = Item.objects.get(pk=number)
    return item
