"""GraphiQL answers staff with their own rights, and nobody else."""

import json

from django.test import Client

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership
from smartvillage.testing import Place

HOST = {"host": "bad-belzig.localhost"}
QUERY = json.dumps({"query": 'mutation { createNewsItem(title: "Neu") { title } }'})


def _signed_in(place: Place, role: str) -> Client:
    Municipality.objects.filter(pk=place.id).update(settings={"second_factor": "recommended"})
    account = Account.objects.create_user(f"{role}@rathaus.example", "lang-genug-1")
    with within(place.id):
        Membership.objects.create(account=account, organisation_id=place.organisation, role=role)
    client = Client()
    client.force_login(account)
    return client


def test_strangers_are_asked_to_sign_in(town: Place, client: Client) -> None:
    assert client.get("/graphiql", headers=HOST)["Location"] == "/cms/schnittstelle/"
    assert client.get("/cms/schnittstelle/", headers=HOST).status_code == 302
    assert (
        client.post("/cms/schnittstelle/fragen", QUERY, "application/json", headers=HOST).status_code == 302
    )


def test_staff_ask_as_themselves(town: Place) -> None:
    said = [
        _signed_in(town, role)
        .post("/cms/schnittstelle/fragen", QUERY, "application/json", headers=HOST)
        .json()
        for role in ("editor", "read_only")
    ]
    assert said[0] == {"data": {"createNewsItem": {"title": "Neu"}}}
    assert said[1]["errors"][0]["message"] == "Access not permitted!"


def test_the_page_loads_only_our_own_files(town: Place) -> None:
    page = _signed_in(town, "editor").get("/cms/schnittstelle/", headers=HOST)
    assert page.status_code == 200
    assert "https://" not in page.content.decode()
    assert "'unsafe-inline'" in page["Content-Security-Policy"].split("style-src")[1].split(";")[0]
    assert "script-src" not in page["Content-Security-Policy"]


def test_what_is_no_question_gets_an_error_in_graphqls_form(town: Place) -> None:
    client = _signed_in(town, "editor")
    found = client.post("/cms/schnittstelle/fragen", b"{", "application/json", headers=HOST)
    assert found.json()["errors"][0]["message"] == "The body is no JSON object with a query"
