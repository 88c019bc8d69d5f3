"""Every source against an upstream that speaks its protocol, and fails in the ways real ones do."""

from typing import Any

import pytest

from smartvillage.core.sealing import seal
from smartvillage.modules.services.models import Form, OnlineService, Person, Service, Source
from smartvillage.modules.services.queries import described, responsible
from smartvillage.modules.services.sources.client import PURPOSE
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles import transfer, upstream
from smartvillage.modules.services.tests.doubles.upstream import Asked, Upstream
from smartvillage.modules.services.tests.fetching import chain, fetched, source

pytestmark = pytest.mark.django_db


# The PVOG feed


def pages() -> list[str]:
    return [
        transfer.message(
            [transfer.competence("1", "1", small.TOWN, office="1"), transfer.service("1", "Eins")]
        ),
        "",
        transfer.message([transfer.office("1", "Amt"), transfer.gone("Zustaendigkeit", "orphan")]),
    ]


def feed(server: Upstream, **settings: Any) -> Source:
    server.routes = {
        "/token": upstream.tokens(server),
        "/api/v2/verwaltungsobjekte": upstream.feed(server, pages()),
    }
    return source("pvog_feed", server, "quiet", token_url=f"{server.url}/token", client_id="us", **settings)


def test_the_feed_is_followed_to_its_end_and_then_only_for_what_is_new(server: Upstream) -> None:
    of = feed(server)
    assert fetched(of).status == "done"
    asked = [one.query for one in server.asked if one.path.endswith("objekte")]
    assert [one["index"] for one in asked] == ["0", "1", "2"]
    assert {one["ars"] for one in asked} == {"12%"}
    service = Service.objects.get()
    assert [one.name for one in responsible(service=service.pk, chain=chain()).offices] == ["Amt"]
    server.asked.clear()
    assert fetched(of, full=False).status == "done"
    assert [one.query["index"] for one in server.asked if one.path.endswith("objekte")] == ["3"]


@pytest.mark.parametrize(
    "fault",
    [
        upstream.status(500),
        upstream.busy,
        upstream.packed,
        upstream.truncated,
        upstream.status(503, Retry_After="Fri, 27 Nov 2026 10:00:00 GMT"),
    ],
)
def test_faults_that_pass_are_passed(fault: upstream.Fault, server: Upstream) -> None:
    of = feed(server)
    server.faults = [fault, fault, fault]
    run = fetched(of)
    assert (run.status, run.message) == ("done", "")
    assert Service.objects.count() == 1


def test_an_expired_token_is_fetched_again(server: Upstream) -> None:
    of = feed(server)
    whole = server.routes["/api/v2/verwaltungsobjekte"]

    def expiring(asked: Asked) -> Any:
        found = whole(asked)
        if asked.query["index"] == "1" and len(server.paths()) < 4:
            server.tokens = set()
            return 401
        return found

    server.routes["/api/v2/verwaltungsobjekte"] = expiring
    assert fetched(of).status == "done"
    assert server.paths().count("/token") == 2


def test_a_wrong_secret_and_a_feed_that_stands_still_are_told(server: Upstream) -> None:
    of = feed(server)
    of.secret = seal("loud", purpose=PURPOSE)
    of.save()
    run = fetched(of)
    assert run.status == "failed"
    assert "Zugangsdaten" in run.message

    of.secret = seal("quiet", purpose=PURPOSE)
    of.save()
    server.routes["/api/v2/verwaltungsobjekte"] = lambda _: {
        "xzufiObjekte": "",
        "vollstaendig": False,
        "naechsterIndex": 0,
    }
    run = fetched(of)
    assert run.status == "failed"
    assert "Index" in run.message


def test_half_a_page_of_xml_stores_the_page_before_it(server: Upstream) -> None:
    of = feed(server)
    whole = server.routes["/api/v2/verwaltungsobjekte"]

    def broken(asked: Asked) -> Any:
        found = whole(asked)
        if asked.query["index"] == "2":
            found["xzufiObjekte"] = found["xzufiObjekte"][:-60]
        return found

    server.routes["/api/v2/verwaltungsobjekte"] = broken
    run = fetched(of)
    assert run.status == "failed"
    assert "XML" in run.message
    assert Service.objects.count() == 1
    server.routes["/api/v2/verwaltungsobjekte"] = whole
    server.asked.clear()
    again = fetched(of)
    assert again.pk == run.pk
    assert again.status == "done"
    assert [one.query["index"] for one in server.asked if one.path.endswith("objekte")] == ["2"]


# REST ZuFi


def service_of_zufi(number: int) -> dict[str, Any]:
    return {
        "id": str(number),
        "type": "LOV",
        "leikaKeys": ["99005012000000"],
        "name": f"Leistung {number}",
        "lastUpdated": "2026-09-28T10:00:00Z",
        "textBlocks": [
            {
                "type": {"id": "1", "key": "X", "name": "Volltext"},
                "text": "<p>Text<script>alert(1)</script></p>",
                "externalLinks": [
                    {"url": "javascript:alert(1)", "name": "böse"},
                    {"url": "https://example.org", "name": "gut"},
                ],
                "specialisations": [{"restrictedArea": {"id": "10004"}, "text": "<p>Nur in Bad Belzig</p>"}],
            },
            {"type": {"id": "2", "key": "Y", "name": "Unbekannter Block"}, "text": "x"},
        ],
        "charges": [{"type": "FIX", "name": "Gebühr", "amount": 26, "currency": "EUR"}],
        "periods": [{"type": "SPAN", "name": "Frist", "timeSpan": 1, "periodUnit": "MONTH"}],
    }


def saying(found: Any) -> upstream.Route:
    return lambda _: found


def zufi(server: Upstream, services: int = 3, **settings: Any) -> Source:
    whole = [service_of_zufi(number) for number in range(services)]
    key = "our key"
    server.routes = {
        "/pst/find": upstream.listed(
            [{name: one[name] for name in ("id", "name", "lastUpdated")} for one in whole], key=key
        ),
        **{f"/pst/{one['id']}": saying(one) for one in whole},
        "/pstCategory/find": upstream.listed(
            [
                {"id": "c1", "name": "Wurzel"},
                {"id": "c2", "name": "Wohnen", "parentId": "c1", "publicServiceTypes": [{"id": "0"}]},
            ]
        ),
        "/ou/find": upstream.listed(
            [
                {
                    "id": "o1",
                    "name": "Amt",
                    "communications": [{"type": {"key": "TELEFON"}, "value": "+49 30 23125 000"}],
                }
            ]
        ),
        "/ouCompetence/o1": upstream.listed([{"publicServiceType": {"id": "0"}, "areas": [{"id": "10004"}]}]),
        "/os/find": upstream.listed([{"id": "s1", "name": "Online", "link": "https://online.example.org"}]),
        "/osCompetence/s1": upstream.listed([{"publicServiceType": {"id": "0"}, "areas": [{"id": "10004"}]}]),
        "/form/find": upstream.listed(
            [
                {
                    "id": "f1",
                    "name": "Antrag",
                    "links": [{"url": "https://example.org/a.pdf", "type": {"name": "PDF"}}],
                    "publicServiceTypes": [{"id": "0"}],
                }
            ]
        ),
        "/person/find": upstream.listed(
            [
                {"id": "p1", "lastName": "Muster", "firstName": "Erika", "organisationalUnit": {"id": "o1"}},
                {"id": "p2", "lastName": "Geheim", "visible": False},
                {
                    "id": "p3",
                    "lastName": "Namenlos",
                    "anonymize": True,
                    "position": "Leitung",
                    "organisationalUnit": {"id": "o1"},
                },
            ]
        ),
    }
    return source("rest_zufi", server, key, **settings)


def test_everything_is_pulled_with_our_key(server: Upstream) -> None:
    run = fetched(zufi(server))
    assert (run.status, run.message) == ("done", "")
    assert {one.headers.get("api_key") for one in server.asked} == {"our key"}
    found = described(state="BB", public_id="0", chain=chain())
    assert found
    assert [(text["module"], text["html"]) for text in found.texts] == [("06", "<p>Nur in Bad Belzig</p>")]
    general = described(state="BB", public_id="0")
    assert general
    assert general.texts[0]["html"] == "<p>Text</p>"
    assert general.texts[0]["links"] == [{"url": "https://example.org", "name": "gut"}]
    assert found.structured["charges"][0]["amount"] == "26"
    here = responsible(service=found.id, chain=chain())
    assert [one.name for one in here.offices] == ["Amt"]
    assert [one.name for one in here.online] == ["Online"]
    assert [one.name for one in here.forms] == ["Antrag"]
    assert sorted(one.name for one in here.persons) == ["Erika Muster", "p3"]
    assert not Person.objects.filter(document__last_name="Namenlos").exists()
    assert Form.objects.count() == OnlineService.objects.count() == 1


def test_a_delta_asks_only_for_what_changed(server: Upstream) -> None:
    of = zufi(server)
    fetched(of)
    server.asked.clear()
    changed = {**service_of_zufi(1), "name": "Neu", "lastUpdated": "2999-01-01T00:00:00Z"}
    rows = [{"id": str(number), "lastUpdated": "2026-09-28T10:00:00Z"} for number in (0, 2)]
    server.routes["/pst/find"] = upstream.listed([*rows, {"id": "1", "lastUpdated": changed["lastUpdated"]}])
    server.routes["/pst/1"] = lambda _: changed
    run = fetched(of, full=False)
    assert run.counts["changed"] == 1
    assert [path for path in server.paths() if path.startswith("/pst/") and path != "/pst/find"] == ["/pst/1"]


def test_a_budget_ends_a_run_and_the_next_goes_on(server: Upstream) -> None:
    of = zufi(server, services=30, budget=12)
    runs = [fetched(of) for _ in range(4)]
    assert {run.pk for run in runs} == {runs[0].pk}
    assert [run.status for run in runs][:2] == ["failed", "failed"]
    assert "Kontingent" in runs[0].message
    assert Service.objects.count() == 30
    assert len([path for path in server.paths() if path == "/pst/7"]) == 1


def test_a_list_that_shrinks_while_it_is_read_ends_sooner(server: Upstream) -> None:
    of = zufi(server)
    rows = [{"id": f"o{number}", "name": f"Amt {number}"} for number in range(150)]
    whole = upstream.listed(rows)

    def shrinking(asked: Asked) -> Any:
        if asked.query["offset"] != "0":
            del rows[100:]
        return whole(asked)

    server.routes["/ou/find"] = shrinking
    server.routes["/ouCompetence/"] = upstream.listed([])
    assert fetched(of).status == "done"


def test_the_same_objects_twice_are_one(server: Upstream) -> None:
    of = zufi(server)
    row = {"id": "0", "name": "Leistung 0", "lastUpdated": "2026-09-28T10:00:00Z"}
    server.routes["/pst/find"] = upstream.listed([row, row, row])
    assert fetched(of).status == "done"
    assert Service.objects.count() == 1


def test_a_wrong_key_is_told(server: Upstream) -> None:
    of = zufi(server)
    of.secret = seal("another key", purpose=PURPOSE)
    of.save()
    run = fetched(of)
    assert run.status == "failed"
    assert "Schlüssel" in run.message
