"""Vacancies as citizens see them."""

from smartvillage.surfaces.webapp.tests.pagecheck import data, links, words
from smartvillage.testing import Place


def test_a_vacancy_with_employer_and_contact(town: Place) -> None:
    number = town.publish(
        "generic_item",
        "Job",
        title="Köchin",
        content_blocks=[{"title": "Köchin", "intro": "<p>Für die Kita.</p>", "body": "<p>20 Stunden</p>"}],
        companies=[{"name": "Kita Kunterbunt"}],
        contacts=[{"email": "kita@example.org"}],
        payload={"employmentType": "Teilzeit"},
    )
    answer = town.page(f"/stellenangebote/{number}-koechin")
    said = words(answer)
    assert "Für die Kita." in said
    assert "Beschäftigung Teilzeit Anbieter Kita Kunterbunt" in said
    assert "mailto:kita@example.org" in links(answer)
    assert data(answer)["name"] == "Köchin"
    assert "Kita Kunterbunt" in words(town.page("/stellenangebote"))
