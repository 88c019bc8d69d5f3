"""News on the wire, read and written as clients do."""

from smartvillage.core.content.models import Item
from smartvillage.core.content.structure import forget_structure
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Right
from smartvillage.testing import Place

CREATE = """mutation($title: String!, $at: String) { createNewsItem(title: $title, externalId: "a1", publishedAt: $at,
  categoryName: "Rathaus", contentBlocks: {title: "Erster", body: "<p>Text</p>", mediaContents: [
    {contentType: "image", sourceUrl: {url: "https://bilder.example/a.jpg"}, width: "640"}]})
  { id title categories { name } contentBlocks { id title body mediaContents { id width sourceUrl { url } } } } }"""
LIST = "{ newsItems { id title publishedAt dataProvider { name } categories { name newsItemsCount } contentBlocks { id title } } }"


def test_an_importer_creates_once_and_updates_afterwards(town: Place) -> None:
    first = town.data(CREATE, {"title": "Eins", "at": "2025-01-07 09:05:00 +0100"})["createNewsItem"]
    again = town.data(CREATE, {"title": "Zwei", "at": "2025-01-07 09:05:00 +0100"})["createNewsItem"]
    assert again["id"] == first["id"]
    assert again["title"] == "Zwei"
    assert again["contentBlocks"][0]["id"] == first["contentBlocks"][0]["id"]
    assert first["contentBlocks"][0]["mediaContents"][0]["width"] == 640
    [item] = town.data(LIST, role="app")["newsItems"]
    assert item["publishedAt"] == "2025-01-07 09:05:00 +0100"
    assert item["categories"] == [{"name": "Rathaus", "newsItemsCount": 1}]
    assert item["dataProvider"] == {"name": "Rathaus Bad Belzig"}


def test_future_news_are_hidden_from_citizens_only(town: Place) -> None:
    town.data(CREATE, {"title": "Später", "at": "2099-01-01 00:00:00 +0100"})
    assert town.data(LIST, role="app")["newsItems"] == []
    assert len(town.data(LIST, role="user")["newsItems"]) == 1


def test_another_municipality_sees_nothing(town: Place, amt: Place) -> None:
    made = town.data(CREATE, {"title": "Nur hier", "at": None})["createNewsItem"]
    assert amt.data(LIST)["newsItems"] == []
    assert amt.data("query($id: ID!) { newsItem(id: $id) { id } }", {"id": made["id"]})["newsItem"] is None


def test_warnings_of_excluded_regions_are_left_out(town: Place) -> None:
    regions = [
        {"regionalKeys": ["120690020020", "120690000000"]},
        {"regionalKeys": ["120690020020"]},
        {"note": 1},
    ]
    for number, payload in enumerate(regions):
        town.publish(
            "news_item", title=f"Warnung {number}", payload=payload, published_at="2026-01-01T10:00:00+01:00"
        )
    town.publish("news_item", title="Meldung", published_at="2026-01-01T10:00:00+01:00")
    asked = "query ($keys: [String!]) { newsItems(excludeMowasRegionalKeys: $keys, order: id_ASC) { title } }"

    def left(*keys: str) -> list[str]:
        found = town.agreed(asked, {"keys": list(keys)}, role="app")["newsItems"]
        return [one["title"] for one in found]

    assert left() == left("", " ") == ["Warnung 0", "Warnung 1", "Warnung 2", "Meldung"]
    assert left("120690020020") == ["Warnung 0", "Warnung 2", "Meldung"]
    assert left("120690020020", "120690000000") == ["Warnung 2", "Meldung"]


def test_sources_are_those_that_have_news(town: Place) -> None:
    with within(town.id):
        for name in ("zoo", "Angelverein", "Ohne Nachrichten"):
            Organisation.objects.create(municipality_id=town.id, name=name, rights=list(Right))
        numbers = dict(Organisation.objects.values_list("name", "pk"))
    for name in ("zoo", "Angelverein"):
        town.data(CREATE, {"title": name, "at": "2026-01-01"}, organisation=numbers[name])
    asked = "query ($key: ID) { newsItemsDataProviders(categoryId: $key) { name } }"
    assert [one["name"] for one in town.data(asked)["newsItemsDataProviders"]] == ["Angelverein", "zoo"]
    [news] = town.data('{ newsItems(dataProvider: "zoo") { categories { id } } }')["newsItems"]
    named = {"key": news["categories"][0]["id"]}
    assert [one["name"] for one in town.data(asked, named)["newsItemsDataProviders"]] == [
        "Angelverein",
        "zoo",
    ]
    assert town.data(asked, {"key": "999999"})["newsItemsDataProviders"] == []
    switched_off = "query ($ids: [ID!]) { newsItems(excludeDataProviderIds: $ids) { title } }"
    left = town.data(switched_off, {"ids": [str(numbers["zoo"])]}, role="app")["newsItems"]
    assert left == [{"title": "Angelverein"}]


def test_many_at_once_are_created_once_and_updated_afterwards(town: Place) -> None:
    asked = "mutation ($all: [NewsItemInput!]!) { createNewsItems(newsItems: $all) { status errors } }"
    for text in ("Alt", "Neu"):
        sent = [{"externalId": name, "title": name, "contentBlocks": [{"body": text}]} for name in "ab"]
        assert town.data(asked, {"all": sent})["createNewsItems"] == {"status": "ok", "errors": []}
    found = town.data("{ newsItems(order: id_ASC) { title contentBlocks { body } } }")["newsItems"]
    assert found == [{"title": name, "contentBlocks": [{"body": "Neu"}]} for name in "ab"]


def test_an_organisation_may_want_resent_news_written_anew(town: Place) -> None:
    sent = {"title": "Gleich", "at": "2026-01-01"}

    def versions() -> int:
        number = int(town.data(CREATE, sent)["createNewsItem"]["id"])
        with within(town.id):
            return int(Item.objects.get(pk=number).version)

    first = versions()
    assert versions() == first
    with within(town.id):
        wish = {"NewsItem": {"always_recreate_on_import": "true"}}
        Organisation.objects.filter(pk=town.organisation).update(settings=wish)
    forget_structure()
    assert versions() == first + 1
