"""Generic items as clients send them, and everything that can be asked of one."""

from typing import Any

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.testing import Place

CREATE = """
mutation($id: ID, $force: Boolean, $type: String, $external: String, $title: String, $payload: JSON,
    $category: String, $contacts: [ContactInput!], $blocks: [ContentBlockInput!], $dates: [DateInput!],
    $items: [GenericItemInput!], $published: String, $addresses: [AddressInput!], $media: [MediaContentInput!],
    $hours: [OpeningHourInput!], $locations: [LocationInput!], $keywords: String) {
  createGenericItem(id: $id, forceCreate: $force, genericType: $type, externalId: $external, title: $title,
    payload: $payload, categoryName: $category, contacts: $contacts, contentBlocks: $blocks, dates: $dates,
    genericItems: $items, publishedAt: $published, addresses: $addresses, mediaContents: $media,
    openingHours: $hours, locations: $locations, keywords: $keywords) {
    id genericType title payload memberId visible keywords publishedAt categories { name }
    contacts { id firstName email } contentBlocks { id title body } dates { id dateStart dateEnd timeStart }
    genericItems { id title genericType genericItems { id title } }
  }
}"""
EVERYTHING = """
{ genericItems(order: id_ASC) {
  __typename id visible externalId genericType title teaser description author payload keywords memberId
  publicationDate publishedAt createdAt updatedAt settings { displayOnlySummary } dataProvider { id name }
  categories { id name genericItemsCount genericItems { id } } contacts { id firstName email phone }
  companies { id name address { id city } contact { id phone } } webUrls { id url }
  addresses { id city geoLocation { id latitude longitude } } locations { id name geoLocation { id latitude } }
  contentBlocks { id title intro body mediaContents { id sourceUrl { id url } } } mediaContents { id contentType }
  openingHours { id weekday timeFrom timeTo dateFrom } priceInformations { id name amount }
  dates { id weekday dateStart dateEnd timeStart timeEnd } accessibilityInformations { id description }
  genericItems { __typename id title visible genericItems { id payload } }
  genericItemMessages { id message visible } pushNotifications { title data { id queryType } }
  discountType { id originalPrice discountPercentage }
  quota { id maxQuantity frequency maxPerPerson availableQuantity visibility
    availableQuantityForMember(memberId: 1) }
  pointOfInterest { id name operatingCompany { name } vouchers { id } }
} }"""


def create(
    place: Place, kind: str | None, title: str | None = "Ein Titel", role: str = "admin", **more: Any
) -> Any:
    """Create or update; `member` is who is signed in on the phone."""
    changes = {"member": more.pop("member")} if "member" in more else {}
    variables = {"type": kind, "title": title, **more}
    return place.data(CREATE, variables, role=role, **changes)["createGenericItem"]


def refusal(place: Place, role: str = "admin", member: int | None = None, **variables: Any) -> str:
    said = place.ask(CREATE, variables, role=role, member=member)
    assert said["data"] is None
    [error] = said["errors"]
    message: str = error["message"]
    return message


def titles(place: Place, arguments: str = "order: id_ASC", role: str = "app", **changes: Any) -> list[str]:
    query = f"{{ genericItems({arguments}) {{ title }} }}"
    return [one["title"] for one in place.agreed(query, role=role, **changes)["genericItems"]]


def member(place: Place, name: str) -> int:
    with within(place.id):
        made: int = Member.objects.create(
            municipality_id=place.id, first_name=name, email=f"{name}@example.org"
        ).pk
    return made
