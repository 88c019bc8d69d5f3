"""News as citizens read them."""

from datetime import timedelta
from typing import Any

from smartvillage.kit.dates import iso_datetime, now
from smartvillage.surfaces.webapp.tests.pagecheck import category, data, links, statements, words
from smartvillage.testing import Place

PICTURE = {
    "source_url": {"url": "https://bilder.example/markt.jpg"},
    "alt": "Stände",
    "copyright": "Amt",
    "width": 800,
    "height": 600,
}
BLOCK = {
    "title": "Markt zieht um",
    "intro": "<p>Ab Mai auf dem Kirchplatz.</p>",
    "body": '<h4>Warum?</h4><p onclick="x()">Wegen des <b>Brunnens</b>.</p><script>alert(1)</script>',
    "media_contents": [PICTURE],
}


def _news(town: Place, title: str = "Markt zieht um", hours_ago: float = 1, **values: Any) -> int:
    moment = iso_datetime(now() - timedelta(hours=hours_ago))
    return town.publish("news_item", title=title, published_at=moment, **values)


def test_the_list_is_newest_first_and_hides_the_future(town: Place, amt: Place) -> None:
    for title, age in (("Alt", 30), ("Neu", 2), ("Morgen", -24)):
        _news(town, title, age)
    _news(amt, "Anderswo")
    said = words(town.page("/nachrichten"))
    assert "2 Nachrichten" in said
    assert said.index("Neu") < said.index("Alt")
    assert "Morgen" not in said
    assert "Anderswo" not in said


def test_filters_by_category_below_and_by_words(town: Place) -> None:
    above = category(town, "Leben", "news_item")
    below = category(town, "Vereine", "news_item", parent=above)
    _news(town, "Chor sucht Stimmen", categories=[below])
    _news(town, "Haushalt beschlossen")
    assert "1 Nachricht " in words(town.page(f"/nachrichten?kategorie={above}"))
    assert "Haushalt beschlossen" in words(town.page("/nachrichten?suche=haus"))
    assert "Keine Nachrichten gefunden" in words(town.page("/nachrichten?suche=%25"))
    odd = town.page("/nachrichten?kategorie=abc&seite=-7&suche=%00%27%22<b>")
    assert odd.status_code == 200
    assert "<b>" not in odd.content.decode().split("<main")[1].split("</main")[0]


def test_an_article_has_its_text_cleaned_its_picture_by_proxy_and_its_data(town: Place) -> None:
    number = _news(
        town, author="Rathaus", content_blocks=[BLOCK, {"title": "Und dann?", "body": "<p>Mal sehen.</p>"}]
    )
    answer = town.page(f"/nachrichten/{number}-markt-zieht-um")
    page = answer.content.decode()
    said = words(answer)
    assert "Ab Mai auf dem Kirchplatz. Bild: Amt" in said
    assert "<h2>Warum?</h2>" in page
    assert "<h2>Und dann?</h2>" in page
    assert "alert" not in page
    assert "onclick" not in page
    assert said.count("Markt zieht um") == 1  # the first block repeats the headline for old clients
    assert 'alt="Stände"' in page
    assert "bilder.example" not in page.replace("https%3A%2F%2Fbilder.example", "")
    assert "320w" in page
    assert "960w" in page
    assert "1280w" not in page  # the picture is 800 pixels wide
    assert (
        f'<link rel="canonical" href="http://bad-belzig.localhost/nachrichten/{number}-markt-zieht-um">'
        in page
    )
    assert '<meta property="og:title" content="Markt zieht um">' in page
    found = data(answer)
    assert (found["@type"], found["headline"], found["author"]["name"]) == (
        "NewsArticle",
        "Markt zieht um",
        "Rathaus",
    )


def test_data_cannot_leave_its_script(town: Place) -> None:
    number = _news(town, "</script><script>alert(1)</script>")
    answer = town.page(f"/nachrichten/{number}-script-script-alert-1-script")
    assert "<script>alert" not in answer.content.decode()
    assert data(answer)["headline"] == "</script><script>alert(1)</script>"


def test_other_words_lead_to_the_right_address(town: Place) -> None:
    number = _news(town)
    moved = town.page(f"/nachrichten/{number}-falsch?von=mail")
    assert (moved.status_code, moved["Location"]) == (301, f"/nachrichten/{number}-markt-zieht-um?von=mail")
    assert town.page(f"/nachrichten/{number}").status_code == 301


def test_what_is_not_public_is_not_there(town: Place, amt: Place) -> None:
    number = _news(town)
    future = _news(town, "Später", -5)
    for path in (
        f"/nachrichten/{future}-spaeter",
        "/nachrichten/999999999999999999-x",
        "/nachrichten/0",
        "/nachrichten/x",
    ):
        assert town.page(path).status_code == 404
    assert amt.page(f"/nachrichten/{number}-markt-zieht-um").status_code == 404


def test_related_are_the_newest_of_the_category(town: Place) -> None:
    culture = category(town, "Kultur", "news_item")
    number = _news(town, categories=[culture])
    _news(town, "Ausstellung", categories=[culture])
    _news(town, "Baustelle")
    found = links(town.page(f"/nachrichten/{number}-markt-zieht-um"))
    assert [link for link in found if link.endswith("-ausstellung")]
    assert not [link for link in found if link.endswith("-baustelle")]


def test_statements(town: Place) -> None:
    number = _news(town, content_blocks=[BLOCK])
    for age in range(40):
        _news(town, f"Meldung {age}", age)
    assert statements(town, "/nachrichten") == 3
    assert statements(town, "/nachrichten?seite=2&suche=meldung") == 3
    assert statements(town, f"/nachrichten/{number}-markt-zieht-um") == 3
