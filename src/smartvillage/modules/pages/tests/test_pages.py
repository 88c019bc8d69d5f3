"""Pages of text as citizens read them."""

from smartvillage.surfaces.webapp.tests.pagecheck import links, statements, words
from smartvillage.testing import Place

TEXT = '<h3>Anbieterin</h3><p style="color:red">Stadt <script>x</script></p>'


def test_a_page_under_its_name(town: Place, amt: Place) -> None:
    town.publish("static_content", name="impressum", content=TEXT)
    answer = town.page("/seite/impressum")
    assert words(answer).startswith("Start Impressum Anbieterin Stadt")
    assert "<h2>Anbieterin</h2>" in answer.content.decode()
    assert "style=" not in answer.content.decode()
    assert (town.page("/seite/Impressum").status_code, town.page("/seite/Impressum")["Location"]) == (
        301,
        "/seite/impressum",
    )
    assert amt.page("/seite/impressum").status_code == 404


def test_an_unknown_page_leads_on(town: Place) -> None:
    answer = town.page("/seite/gibt-es-nicht")
    assert answer.status_code == 404
    assert "Diese Seite gibt es hier nicht" in words(answer)
    assert "/suche" in links(answer)
    for path in ("/seite/%00", "/seite/%F0%9F%98%80", "/seite/a%2Fb", "/seite/" + "x" * 3000):
        assert town.page(path).status_code == 404


def test_configurations_are_no_pages(town: Place) -> None:
    town.publish("static_content", "json", name="globalsettings", content="{}")
    town.publish("static_content", name="hilfe", app_version="4.0.0", content="<p>Nur für neue Apps</p>")
    assert town.page("/seite/globalsettings").status_code == 404
    assert town.page("/seite/hilfe").status_code == 404


def test_every_page_is_offered_somewhere(town: Place) -> None:
    assert "/seite/impressum" not in links(town.page("/mehr"))
    for name, heading in (
        ("datenschutz", ""),
        ("impressum", ""),
        ("ueber-die-app", ""),
        ("markt", "Unser Markt"),
    ):
        town.publish("static_content", name=name, heading=heading, content="<p>Text</p>")
    answer = town.page("/mehr")
    assert "Über diese App" in words(answer)
    assert "Unser Markt" in words(answer)
    assert links(answer)[-2:] == ["/seite/impressum", "/seite/datenschutz"]  # the foot, in the usual order


def test_statements(town: Place) -> None:
    town.publish("static_content", name="impressum", content=TEXT)
    assert statements(town, "/seite/impressum") == 2
