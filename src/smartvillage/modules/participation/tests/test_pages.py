"""Projects as citizens see them."""

from smartvillage.surfaces.webapp.tests.pagecheck import data, links, words
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
    assert b"ld+json" not in answer.content


def test_a_meeting_is_an_event(town: Place) -> None:
    payload = {"location": "Alte Schule", "startTime": "18:30", "endTime": "20:00", "organizer": "Gemeinde"}
    number = town.publish(
        "generic_item",
        "ParticipationProject",
        title="Spielplatz",
        teaser="Was fehlt?",
        payload=payload,
        dates=[{"date_start": "2099-07-01"}],
    )
    address = f"/beteiligung/{number}-spielplatz"
    assert data(town.page(address)) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Spielplatz",
        "description": "Was fehlt?",
        "startDate": "2099-07-01T18:30:00+02:00",
        "endDate": "2099-07-01T20:00:00+02:00",
        "location": {"@type": "Place", "name": "Alte Schule", "address": "Alte Schule"},
        "organizer": {"@type": "Organization", "name": "Gemeinde"},
        "inLanguage": "de",
        "url": f"http://{town.slug}.localhost{address}",
    }
