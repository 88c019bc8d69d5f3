"""A defect report as the app sends it, without a photo."""

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place

CREATE = """mutation { createGenericItem(genericType: "DefectReport", forceCreate: true, categoryName: "Straße",
  contacts: [{firstName: "", email: "", phone: ""}], contentBlocks: [{title: "Schlagloch", body: "Tief"}],
  addresses: [{geoLocation: {latitude: 52.1401, longitude: 12.5902}}],
  mediaContents: [{sourceUrl: {}, contentType: "image"}]) { id } }"""
READ = """{ genericItems(genericType: "DefectReport") { title visible categories { name }
  contacts { email } contentBlocks { title body } mediaContents { id } addresses { geoLocation { latitude } } } }"""


def test_the_apps_report(town: Place) -> None:
    town.data('mutation { createCategories(categories: {name: "Straße"}) { errors } }')
    town.data(CREATE, role="app")
    made = town.data(CREATE, role="app")["createGenericItem"]
    found = town.agreed(READ, role="app")["genericItems"]
    assert len(found) == 2
    assert found[0] == {
        "title": None,
        "visible": True,
        "categories": [{"name": "Straße"}],
        "contacts": [],
        "contentBlocks": [{"title": "Schlagloch", "body": "Tief"}],
        "mediaContents": [],
        "addresses": [{"geoLocation": {"latitude": 52.1401}}],
    }
    with within(town.id):
        item = Item.objects.get(pk=made["id"])
    assert (item.title, item.lat, item.has_image, item.source) == ("Schlagloch", 52.1401, False, "")


def test_who_reports_is_seen_by_the_office_and_not_by_other_citizens(town: Place) -> None:
    town.data('mutation { createCategories(categories: {name: "Straße"}) { errors } }')
    town.data(CREATE.replace('email: ""', 'email: "ada@example.org"'), role="app")
    assert town.agreed(READ, role="editor", readable=None)["genericItems"][0]["contacts"] == [
        {"email": "ada@example.org"}
    ]
    for role in ("app", "read_only"):
        assert town.agreed(READ, role=role)["genericItems"][0]["contacts"] == []
