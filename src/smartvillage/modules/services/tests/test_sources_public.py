"""Sources anybody may read: the FIM portal and the PVOG search service."""

from typing import Any

import pytest

from smartvillage.modules.services.models import Competence, Service
from smartvillage.modules.services.queries import described, responsible
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles import transfer, upstream
from smartvillage.modules.services.tests.doubles.upstream import Upstream
from smartvillage.modules.services.tests.fetching import chain, fetched, source

pytestmark = pytest.mark.django_db


def test_federal_texts_are_the_nations_and_fill_what_a_state_lacks(server: Upstream) -> None:
    key = "99005012000000"
    content = transfer.message(
        [transfer.service("9", "Gewerbe", leika=key, texts={"06": "<p>Bund</p>", "08": "<p>Ausweis</p>"})]
    )
    server.routes = {
        "/api/v1/leistung-steckbriefe": lambda asked: {
            "items": [{"leistungsschluessel": key}] if asked.query["offset"] == "0" else [],
            "total_count": 1,
        },
        "/api/v1/leistung-stammtexte": lambda _: {"items": [{"id": "9", "redaktion_id": "L100012"}]},
        "/api/v1/leistung-stammtexte/L100012/9/leika/xzufi": lambda _: content.encode(),
    }
    of = source("fim", server)
    server.faults = [upstream.busy]
    assert fetched(of).status == "done"
    national = Service.objects.get()
    assert (national.level, national.everywhere) == (0, True)
    own = small.entry(
        "service",
        "1",
        of=of,
        name="Gewerbe anmelden",
        document={
            "names": {"de": "Gewerbe anmelden"},
            "texts": [{"module": "06", "lang": "de", "html": "<p>Land</p>"}],
        },
    )
    own.leika.create(value=key)
    found = described(state="BB", public_id="1", chain=chain())
    assert found
    assert {text["module"]: text["html"] for text in found.texts} == {
        "06": "<p>Land</p>",
        "08": "<p>Ausweis</p>",
    }


def pvog_detail() -> dict[str, Any]:
    return {
        "id": "B1.LB.7",
        "name": "Ausbildungsgeld beantragen",
        "leikakeys": ["99007002017000"],
        "languageCode": "de",
        "ars": ["000000000000"],
        "synonyms": ["Reha"],
        "details": [
            {"code": "06", "title": "Beschreibung", "text": "<p>Geld</p>", "links": []},
            {
                "code": "97",
                "title": "Fristen",
                "text": "",
                "details": [{"title": "Widerspruch", "text": "ein Monat"}],
            },
            {"code": "03", "title": "Name", "text": "x"},
            {"code": "18", "title": "Urheber", "text": "-", "placeholder": True},
        ],
        "onlineServiceLinks": [
            {
                "id": "B1.OD.8",
                "title": "Online",
                "uri": "https://online.example.org",
                "levelOfConfidence": "15",
            }
        ],
        "personalMatters": [
            {
                "code": "1000000",
                "name": "Lebenslagen für Bürgerinnen und Bürger",
                "children": [{"code": "1030000", "name": "Schule", "children": []}],
            }
        ],
    }


def test_the_search_service_gives_a_catalogue_too(server: Upstream) -> None:
    server.routes = {
        "/v5/servicedescriptions/csv": lambda _: (
            "\ufeffID-LB|Leistungsschlüssel|Name\nB1.LB.7|99|Ausbildungsgeld\nB1.LB.404|99|Weg\n".encode()
        ),
        "/v6/servicedescriptions/B1.LB.7/detail": lambda _: pvog_detail(),
    }
    run = fetched(source("pvog_search", server))
    assert run.status == "done"
    assert [problem["where"] for problem in run.problems] == ["B1.LB.404"]
    found = described(state="BB", public_id="B1.LB.7", chain=chain())
    assert found
    assert {text["module"]: text["html"] for text in found.texts} == {
        "06": "<p>Geld</p>",
        "deadline": "<h4>Widerspruch</h4>ein Monat",
    }
    assert Competence.objects.get().kind == Competence.Kind.ONLINE
    assert [one.public_id for one in responsible(service=found.id, chain=chain()).online] == ["B1.OD.8"]
