"""Links in what editors wrote, found again on their first page when they lead nowhere."""

from smartvillage.core.links.checking import check_some
from smartvillage.core.links.collecting import collect
from smartvillage.surfaces.cms.references import links_of_items
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.surfaces.webapp.tests.pagecheck import links, words

GONE, THERE = "https://weg.example.org/a", "https://da.example.org/b"


def test_broken_links_are_told_to_editors_only(desk: Desk) -> None:
    block = {"body": f'<p><a href="{GONE}">Antrag</a> und <a href="{THERE}">Karte</a></p>'}
    item = desk.write(title="Antrag stellen", content_blocks=[block], source_url={"url": GONE})
    desk.write(title="Entwurf", content_blocks=[block], state="draft")
    assert {(one.url, one.title) for one in links_of_items()} == {
        (GONE, "Antrag stellen"),
        (THERE, "Antrag stellen"),
    }
    collect([links_of_items])
    check_some(lambda url: "Gibt es nicht mehr. Bitte prüfen." if url == GONE else "")
    collect([links_of_items])
    answer = desk.client(role="editor").get("/cms/")
    assert "Kaputte Links" in words(answer)
    assert "Gibt es nicht mehr" in words(answer)
    assert f"/cms/inhalte/news_item/{item.pk}/" in links(answer)
    need = next(need for need in answer.context["needs"] if need.title == "Kaputte Links")
    assert [(way.label, way.count) for way in need.ways] == [("Nachrichten", 1)]
    desk.write(title="Heile Links")
    listed = desk.client(role="editor").get(need.ways[0].url).context["listing"]
    assert [row.id for row in listed.rows] == [item.pk]
    assert "Kaputte Links" not in words(desk.client(role="user").get("/cms/"))
