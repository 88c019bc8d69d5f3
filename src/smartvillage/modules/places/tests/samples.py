"""A place as an importer sends it, and everything that can be asked of one."""

from typing import Any

from smartvillage.testing import Place

CREATE = """
mutation($id: ID, $force: Boolean, $external: String, $name: String!, $text: String,
    $addresses: [AddressInput!], $hours: [OpeningHourInput!], $media: [MediaContentInput!], $tags: [String!],
    $category: String, $lunches: [LunchInput!], $payload: JSON, $location: LocationInput,
    $vouchers: [GenericItemInput!]) {
  createPointOfInterest(id: $id, forceCreate: $force, externalId: $external, name: $name, description: $text,
    addresses: $addresses, openingHours: $hours, mediaContents: $media, tags: $tags, categoryName: $category,
    lunches: $lunches, payload: $payload, location: $location, vouchers: $vouchers) {
    id name description updatedAt tagList categories { name }
    addresses { id city kind geoLocation { id latitude longitude } }
    openingHours { id weekday timeFrom timeTo dateFrom }
  }
}"""
EVERYTHING = """
{ pointsOfInterest(order: id_ASC) {
  __typename id visible externalId name description mobileDescription active payload updatedAt createdAt
  keywords settings { displayOnlySummary } dataProvider { id name logo { url } } tagList hasTravelTimes
  addresses { __typename id addition street zip city kind geoLocation { id latitude longitude } }
  category { name } categories { id name pointsOfInterestCount pointsOfInterestTreeCount(location: "Borne") }
  location { id name regionName geoLocation { id latitude } }
  contact { id firstName email phone webUrls { id url description } } webUrls { id url }
  mediaContents { id contentType width height captionText copyright sourceUrl { id url } }
  operatingCompany { id name address { id city } contact { id email } }
  openingHours { id weekday dateFrom dateTo timeFrom timeTo sortNumber open useYear description }
  priceInformations { id name amount groupPrice ageFrom maxChildrenCount description category }
  certificates { id name } accessibilityInformation { id description types urls { id url } }
  travelTimes(date: "2026-01-01T10:00") { arrivalTime route { routeShortName } trip { tripHeadsign } }
  lunches { id text listDate pointOfInterestAttributes createdAt dates { id dateStart }
    lunchOffers { id name price updatedAt } pointOfInterest { id name vouchers { id } } }
  vouchers { id title payload quota { maxPerPerson } pointOfInterest { id vouchers { id } } }
} }"""
MILL = {
    "external": "p1",
    "name": "Mühle Borne",
    "text": "<p>Alt</p>",
    "category": "Mühlen",
    "tags": ["Wasser", "Technik"],
    "addresses": [
        {
            "street": "Am Bach 1",
            "zip": "14806",
            "city": "Borne",
            "geoLocation": {"latitude": "52.15", "longitude": 12.6},
        }
    ],
    "hours": [
        {"weekday": "Montag", "timeFrom": "9:00", "timeTo": "17:00:00"},
        {"weekday": "Dienstag", "open": False},
    ],
    "media": [
        {
            "contentType": "image",
            "width": "640",
            "height": "x",
            "sourceUrl": {"url": "https://bilder.example/1.jpg"},
        }
    ],
}


def create(place: Place, role: str = "admin", **values: Any) -> Any:
    """The mill, or what differs from it."""
    return place.data(CREATE, {**MILL, **values}, role=role)["createPointOfInterest"]


def named(place: Place, name: str, **values: Any) -> str:
    """A place that says nothing but its name and what is given; its id."""
    made: str = place.data(CREATE, {"name": name, **values})["createPointOfInterest"]["id"]
    return made


def names(place: Place, arguments: str = "order: id_ASC", role: str = "app") -> list[str]:
    """Names of the places that a list with these arguments gives."""
    found = place.agreed(f"{{ pointsOfInterest({arguments}) {{ name }} }}", role=role)
    return [one["name"] for one in found["pointsOfInterest"]]


def show(place: Place, number: str, record: str, *, visible: bool = True, role: str = "admin") -> int:
    """The status of asking to show or hide a record."""
    query = """mutation($id: ID!, $record: String!, $visible: Boolean!) {
      changeVisibility(id: $id, recordType: $record, visible: $visible) { statusCode } }"""
    said = place.data(query, {"id": number, "record": record, "visible": visible}, role=role)
    status: int = said["changeVisibility"]["statusCode"]
    return status
