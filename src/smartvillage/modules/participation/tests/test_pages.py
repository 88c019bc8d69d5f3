"""Projects as citizens see them."""

from smartvillage.surfaces.webapp.tests.pagecheck import links, words
from smartvillage.testing import Place


def test_how_far_a_project_is(town: Place) -> None:
    payload = {"status": "läuft", "type": "Umfrage", "email": "mit@example.org", "capacity": 40}
    number = town.publish(
        "generic_item", "ParticipationProject", title="Spielplatz", teaser="Was fehlt?", payload=payload
    )
    answer = town.page(f"/beteiligung/{number}-spielplatz")
    assert "Stand läuft Art Umfrage Plätze 40" in words(answer)
    assert "mailto:mit@example.org" in links(answer)
    assert "Was fehlt?" in words(town.page("/beteiligung"))
