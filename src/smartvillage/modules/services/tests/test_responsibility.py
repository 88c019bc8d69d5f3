"""The nearest competent area wins, per role; forms and online services of all levels are there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.modules.services.queries import responsible, tree
from smartvillage.modules.services.tests import small

pytestmark = pytest.mark.django_db


def chain(said: str) -> tuple[int, ...]:
    node = tree("BB").resolve(said)
    assert node
    return node.chain


def test_the_nearest_office_wins_and_a_contact_point_comes_beside_it() -> None:
    areas, source = small.areas(), small.source()
    service = small.entry("service", "1", of=source, name="Gewerbe anmelden")
    district, amt, contact = (
        small.entry("office", name, of=source) for name in ("Kreis", "Amt", "Einheitlicher Ansprechpartner")
    )
    small.competence(service, areas[small.DISTRICT], district)
    small.competence(service, areas[small.AMT], amt)
    small.competence(service, areas[small.STATE], contact, role=2)

    village = responsible(service=service.pk, chain=chain(small.VILLAGE_TOWN))
    assert [(office.name, office.role) for office in village.offices] == [
        ("Amt", 1),
        ("Einheitlicher Ansprechpartner", 2),
    ]
    town = responsible(service=service.pk, chain=chain("10004"))
    assert [office.name for office in town.offices] == ["Kreis", "Einheitlicher Ansprechpartner"]
    assert responsible(service=service.pk, chain=()).offices == []


def test_forms_and_online_services_are_united_nearest_first_in_two_statements() -> None:
    areas, source = small.areas(), small.source()
    service = small.entry("service", "1", of=source)
    for name, ars in (("Bund", small.NATION), ("Land", small.STATE), ("Stadt", small.TOWN)):
        small.competence(service, areas[ars], small.entry("online", name, of=source))
        small.competence(service, areas[ars], small.entry("form", name, of=source))
    office = small.entry("office", "Amt", of=source)
    small.competence(service, areas[small.TOWN], office)
    small.entry("person", "Frau Muster", of=source, office_key=office.key)

    here = chain("12069020")
    with CaptureQueriesContext(
        connection,
    ) as said:
        found = responsible(service=service.pk, chain=here)
    assert len(said) == 2
    assert [online.name for online in found.online] == ["Stadt", "Land", "Bund"]
    assert [form.name for form in found.forms] == ["Stadt", "Land", "Bund"]
    assert [person.name for person in found.persons] == ["Frau Muster"]


def test_a_person_named_for_the_service_comes_in_place_of_the_offices_persons() -> None:
    areas, source = small.areas(), small.source()
    service = small.entry("service", "1", of=source)
    office = small.entry("office", "Amt", of=source)
    small.competence(service, areas[small.TOWN], office)
    small.entry("person", "Sonst", of=source, office_key=office.key)
    small.competence(service, areas[small.TOWN], small.entry("person", "Genau", of=source))
    assert [one.name for one in responsible(service=service.pk, chain=chain(small.TOWN)).persons] == ["Genau"]
