"""Tours on the wire: lines, stops, lists."""

import math
from typing import Any

import orjson
import pytest

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place

CREATE = """
mutation($id: ID, $force: Boolean, $external: String = "t1", $name: String!, $km: Int = 12, $means: String,
    $line: [GeoLocationInput!], $stops: [TourStopInput!], $category: String, $addresses: [AddressInput!],
    $certificates: [CertificateInput!], $tags: [String!], $media: [MediaContentInput!]) {
  createTour(id: $id, forceCreate: $force, externalId: $external, name: $name, lengthKm: $km, tags: $tags,
    meansOfTransportation: $means, geometryTourData: $line, tourStops: $stops, categoryName: $category,
    addresses: $addresses, certificates: $certificates, mediaContents: $media) {
    id name lengthKm meansOfTransportation geometryTourData { id latitude longitude }
    tourStops { id name categories { name } addresses { id city geoLocation { id latitude } } }
    certificates { name } tagList
  }
}"""
EVERYTHING = """
{ tours(order: id_ASC) {
  __typename id visible externalId name description mobileDescription active meansOfTransportation lengthKm
  settings { displayOnlySummary } dataProvider { id name } category { id } categories { id toursCount }
  addresses { id city kind geoLocation { id latitude longitude } } location { id name } contact { id phone }
  webUrls { id url } mediaContents { id contentType sourceUrl { id url } } operatingCompany { id name }
  certificates { id name } tagList regions { id name } payload updatedAt createdAt keywords
  geometryTourData { __typename id latitude longitude }
  tourStops { __typename id visible externalId name description mobileDescription active payload tagList
    settings { displayOnlySummary } dataProvider { id name } category { name } categories { id toursTreeCount }
    addresses { id kind geoLocation { id latitude } } location { id name } contact { id } webUrls { id }
    mediaContents { id sourceUrl { url } } operatingCompany { id } certificates { id name }
    accessibilityInformation { id description } updatedAt createdAt }
} }"""
STOPS = [
    {"name": "Burg", "categoryName": "Burgen", "addresses": [{"geoLocation": {"latitude": 52.1, "longitude": 12.6}}],
     "payload": {"scenes": [{"localUris": [], "type": None}], "totalSize": 12}},
    {"name": "Quelle", "categories": [{"name": "Wasser"}, {"name": "Burgen"}], "certificates": [{"name": "Rein"}]},
]  # fmt: skip


def create(place: Place, role: str = "admin", **values: Any) -> Any:
    return place.data(CREATE, {"name": "Burgenweg", **values}, role=role)["createTour"]


def names(place: Place, arguments: str, role: str = "app") -> list[str]:
    found = place.agreed(f"{{ tours({arguments}) {{ name }} }}", role=role)
    return [one["name"] for one in found["tours"]]


def winding(points: int) -> list[dict[str, float]]:
    return [
        {"latitude": 52 + n / 10_000, "longitude": 12.5 + math.sin(n / 50) / 100 + 1e-9}
        for n in range(points)
    ]


def test_the_line_is_replaced_when_sent_and_kept_when_not(town: Place) -> None:
    line: list[Any] = [
        {"latitude": "52.1", "longitude": 12.6},
        {"latitude": 91, "longitude": 12.6},
        {"latitude": "", "longitude": None},
        {"latitude": 52.2000004, "longitude": "12.7"},
    ]
    made = create(town, line=line)
    number = int(made["id"])
    assert made["geometryTourData"] == [
        {"id": str(10**15 + number * 10**9), "latitude": 52.1, "longitude": 12.6},
        {"id": str(10**15 + number * 10**9 + 1), "latitude": 52.2, "longitude": 12.7},
    ]
    assert create(town, name="Neu")["geometryTourData"] == made["geometryTourData"]
    assert len(create(town, line=line[:1])["geometryTourData"]) == 1
    assert create(town, line=[])["geometryTourData"] == []


def test_a_line_of_3000_points_is_small_and_fast(town: Place) -> None:
    made = create(town, line=winding(3000), stops=STOPS)
    with within(town.id):
        stored = Item.objects.get(pk=made["id"]).document
    assert len(stored) < 75_000
    assert orjson.loads(stored)["line"][1] == [52.0001, 12.5002]
    [read] = town.agreed("{ tours { geometryTourData { id latitude longitude } } }", role="app")["tours"]
    assert len({point["id"] for point in read["geometryTourData"]}) == 3000
    assert read["geometryTourData"][2999] == made["geometryTourData"][2999]


def test_where_a_tour_starts(town: Place) -> None:
    create(town, line=winding(2), stops=STOPS)
    create(
        town, external="t2", line=winding(2), addresses=[{"geoLocation": {"latitude": 51, "longitude": 13}}]
    )
    create(town, external="t3", stops=STOPS)
    with within(town.id):
        assert list(Item.objects.order_by("pk").values_list("lat", "lon")) == [
            (52, 12.5),
            (51, 13),
            (None, None),
        ]


def test_stops_are_parts_of_the_tour(town: Place) -> None:
    made = create(
        town, stops=STOPS, category="Wandern", certificates=[{"name": "Qualitätsweg"}], tags=["Wald"]
    )
    castle, spring = made["tourStops"]
    assert [one["name"] for one in castle["categories"]] == ["Burgen"]
    assert [one["name"] for one in spring["categories"]] == ["Wasser", "Burgen"]
    assert castle["addresses"][0]["geoLocation"]["latitude"] == 52.1
    again = create(town, stops=[{"name": "Neu"}, STOPS[1], STOPS[0]])
    assert [stop["id"] for stop in again["tourStops"][1:]] == [spring["id"], castle["id"]]
    assert again["tourStops"][0]["id"] not in (spring["id"], castle["id"])
    assert again["tourStops"][2]["addresses"][0]["id"] == castle["addresses"][0]["id"]
    assert (again["certificates"], again["tagList"]) == ([], ["Wald"])
    [read] = town.agreed(EVERYTHING, role="app")["tours"]
    stop = read["tourStops"][2]
    assert stop["dataProvider"] == read["dataProvider"]
    assert (stop["createdAt"], stop["visible"], stop["externalId"]) == (read["createdAt"], True, None)
    first: Any = STOPS[0]
    assert stop["payload"] == first["payload"]
    assert create(town)["tourStops"] == []


@pytest.mark.parametrize(
    ("said", "answered"),
    [("bike", "bike"), ("canoe", "canoe"), ("foot", "foot"), ("Auto", None), (None, None)],
)
def test_means_of_transportation(town: Place, said: str | None, answered: str | None) -> None:
    assert create(town, means=said)["meansOfTransportation"] == answered


def test_an_editors_line_stays(town: Place) -> None:
    made = create(town, line=winding(3), stops=STOPS)
    create(town, id=made["id"], external=None, line=winding(2))
    again = create(town, name="Vom Import", line=winding(4), stops=STOPS)
    assert (again["name"], len(again["geometryTourData"])) == ("Vom Import", 2)
    assert again["tourStops"] == []


def test_which_record_is_meant(town: Place) -> None:
    first = create(town)["id"]
    assert create(town, id="", km=3)["id"] == first
    assert create(town, force=True)["id"] != first
    unnamed = create(town, external=None, name="Rundweg")["id"]
    assert create(town, external=None, name="Rundweg", km=4)["id"] == unnamed
    with within(town.id):
        before = Item.objects.get(pk=unnamed).version
    create(town, external=None, name="Rundweg", km=4)
    with within(town.id):
        assert Item.objects.get(pk=unnamed).version == before


def test_lists(town: Place, amt: Place) -> None:
    picture = [{"contentType": "thumbnail", "sourceUrl": {"url": "https://bilder.example/3.jpg"}}]
    stop = {"name": "Halt", "mediaContents": picture, "addresses": [{"city": "Borne"}]}
    create(town, external="1", name="Über den Berg", category="Wandern", addresses=[{"city": "Wiesenburg"}])
    create(town, external="2", name="an der Plane", category="Radfahren", stops=[stop], media=picture)
    create(town, external="3", name="Zum See", role="restricted")
    create(amt, name="Nebenan")
    assert names(town, "order: name_ASC") == ["an der Plane", "Über den Berg"]
    assert names(town, "order: name_ASC", role="admin") == ["an der Plane", "Über den Berg", "Zum See"]
    assert names(town, "order: id_ASC, limit: 1, skip: 1") == ["an der Plane"]
    assert names(town, 'category: "wandern"') == ["Über den Berg"]
    assert names(town, 'location: "WIESENBURG"') == ["Über den Berg"]
    assert names(town, 'location: "Borne"') == []
    assert names(town, "onlyWithImage: true") == ["an der Plane"]
    assert {one["name"] for one in town.data("{ tours(order: RAND) { name } }", role="app")["tours"]} == {
        "an der Plane",
        "Über den Berg",
    }
    counts = "{ categories { name toursCount toursTreeCount tours { name } } }"
    assert town.agreed(counts, role="app")["categories"] == [
        {"name": "Radfahren", "toursCount": 1, "toursTreeCount": 1, "tours": [{"name": "an der Plane"}]},
        {"name": "Wandern", "toursCount": 1, "toursTreeCount": 1, "tours": [{"name": "Über den Berg"}]},
    ]
    town.agreed(EVERYTHING)


def test_single_tours_and_refusals(town: Place, amt: Place) -> None:
    made = create(town, role="restricted")
    one = "query($id: ID!) { tour(id: $id) { id visible tourStops { id } } }"
    assert town.agreed(one, {"id": made["id"]}) == {
        "tour": {"id": made["id"], "visible": False, "tourStops": []}
    }
    assert town.agreed(one, {"id": made["id"]}, role="app") == {"tour": None}
    assert amt.agreed(one, {"id": made["id"]}) == {"tour": None}
    for role, name in (("app", "Weg"), ("read_only", "Weg"), ("admin", "")):
        answer = town.ask(CREATE, {"name": name, "external": "neu"}, role=role)
        said = "Access not permitted!" if name else "Invalid input: Name muss ausgefüllt werden"
        assert ([error["message"] for error in answer["errors"]], answer["data"]) == ([said], None)
    bulk = "mutation($all: [TourInput!]!) { createTours(tours: $all) { status errors } }"
    given = [{"name": "A", "lengthKm": 1}, {"name": " ", "lengthKm": 2}, {"name": "B", "lengthKm": 3}]
    assert town.data(bulk, {"all": given})["createTours"] == {
        "status": "errors",
        "errors": ["1: Invalid input: Name muss ausgefüllt werden"],
    }
    assert names(town, "order: id_ASC") == ["A", "B"]
