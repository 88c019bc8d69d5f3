"""Vacancies as citizens see them."""

import pytest

from smartvillage.modules.vacancies.posting import employment
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
    assert data(answer)["title"] == "Köchin"
    assert "Kita Kunterbunt" in words(town.page("/stellenangebote"))


def test_what_search_engines_for_jobs_read(town: Place) -> None:
    number = town.publish(
        "generic_item",
        "Job",
        title="Köchin",
        publication_date="2026-01-05T08:00:00Z",
        content_blocks=[
            {"title": "Köchin", "intro": "Für die Kita.", "body": "<p>20 <strong>Stunden</strong></p>"},
            {"title": "Wir bieten", "body": "<ul><li>Urlaub &amp; Ruhe</li></ul><script>x</script>"},
        ],
        companies=[
            {
                "name": "Kita Kunterbunt",
                "address": {"street": "Am Anger 1", "zip": "14806", "city": "Borne"},
                "contact": {"web_urls": [{"url": "https://kita.example/"}]},
            }
        ],
        payload={"employmentType": "Teilzeit, unbefristet"},
        price_informations=[{"amount": 17.5, "description": "je Stunde"}],
        dates=[{"date_start": "2026-01-05", "date_end": "2099-07-01"}],
    )
    address = f"/stellenangebote/{number}-koechin"
    assert data(town.page(address)) == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Köchin",
        "description": "<p>Für die Kita.</p><p>20 <strong>Stunden</strong></p><h2>Wir bieten</h2>"
        "<ul><li>Urlaub &amp; Ruhe</li></ul>",
        "datePosted": "2026-01-05",
        "validThrough": "2099-07-01T23:59:59+02:00",
        "employmentType": "PART_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Kita Kunterbunt",
            "sameAs": "https://kita.example/",
        },
        "jobLocation": [
            {
                "@type": "Place",
                "name": "Borne",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Am Anger 1",
                    "postalCode": "14806",
                    "addressLocality": "Borne",
                    "addressCountry": "DE",
                },
            }
        ],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "value": 17.5, "unitText": "HOUR"},
        },
        "url": f"http://{town.slug}.localhost{address}",
    }


def test_what_is_not_known_is_not_said(town: Place) -> None:
    number = town.publish(
        "generic_item",
        "Job",
        title="Bauhof",
        publication_date="2026-01-05T23:30:00Z",
        locations=[{"name": "Borne", "state": "Brandenburg"}],
        price_informations=[{"amount": 9}],
    )
    said = data(town.page(f"/stellenangebote/{number}-bauhof"))
    assert said == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Bauhof",
        "datePosted": "2026-01-06",
        "hiringOrganization": {"@type": "Organization", "name": said["hiringOrganization"]["name"]},
        "jobLocation": [
            {
                "@type": "Place",
                "name": "Borne",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Borne",
                    "addressRegion": "Brandenburg",
                    "addressCountry": "DE",
                },
            }
        ],
        "url": said["url"],
    }


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Vollzeit", "FULL_TIME"),
        ("Voll- oder Teilzeit", "PART_TIME"),
        ("Vollzeit/Teilzeit, befristet", ["FULL_TIME", "PART_TIME", "TEMPORARY"]),
        ("unbefristet, Minijob", "PART_TIME"),
        ("Freiwilliges Soziales Jahr", "VOLUNTEER"),
        ("Ausbildung", "OTHER"),
        (" ", None),
    ],
)
def test_kinds_of_employment(words: str, names: object) -> None:
    assert employment(words) == names
