"""News on the wire, read and written as clients do."""

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
