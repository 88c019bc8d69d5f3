"""A vacancy as importers send it."""

from smartvillage.modules.vacancies.document import JobPayload
from smartvillage.testing import Place

CREATE = """mutation($payload: JSON) { createGenericItem(genericType: "Job", title: "Bauhof", payload: $payload,
  companies: {name: "Gemeinde", address: {city: "Borne"}}, dates: {dateStart: "2026-01-01", dateEnd: "2026-02-01"}
  locations: {name: "Bauhof"}) { payload companies { name address { city } } locations { name } } }"""


def test_the_kind_of_employment_is_in_the_payload(town: Place) -> None:
    payload = {"employmentType": "Vollzeit", "befristet": False}
    made = town.data(CREATE, {"payload": payload})["createGenericItem"]
    assert made == {
        "payload": payload,
        "companies": [{"name": "Gemeinde", "address": {"city": "Borne"}}],
        "locations": [{"name": "Bauhof"}],
    }
    assert JobPayload.read(made["payload"]).employment_type == "Vollzeit"
    found = '{ genericItems(genericType: "Job", location: "bauhof", dateFrom: "2026-02-01") { title } }'
    assert town.agreed(found, role="app") == {"genericItems": [{"title": "Bauhof"}]}
