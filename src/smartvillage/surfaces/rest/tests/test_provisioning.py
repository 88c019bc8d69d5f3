"""Studio provisions a person: once, with credentials that work, only at home."""

from typing import Any

import pytest

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.testing import Place, Reply, call, token

ADA = {"email": "Ada@example.org", "keycloak_id": "k-1", "first_name": "Ada", "last_name": "Lüders"}


def provision(place: Place, body: Any, role: str = "admin") -> Reply:
    sent = f"Bearer {token(place, role)}"
    return call("/api/v2/user_provisionings", body, host=f"{place.slug}.localhost", authorization=sent)


def bearer(made: dict[str, Any]) -> str:
    keys = made["keycloak"]["attributes"]
    asked = {
        "client_id": keys["mainserverUserApplicationId"],
        "client_secret": keys["mainserverUserApplicationSecret"],
        "grant_type": "client_credentials",
    }
    return f"Bearer {call('/oauth/token', asked).json['access_token']}"


def test_a_person_gets_an_organisation_and_a_client_that_works(town: Place) -> None:
    made = provision(town, ADA)
    assert made.status == 201
    assert provision(town, {**ADA, "email": "ada@EXAMPLE.org "}).json == made.json
    sent = bearer(made.json)
    own = call("/data_provider.json", method="GET", host="bad-belzig.localhost", authorization=sent).json
    assert (own["data_provider"]["id"], own["data_provider"]["name"]) == (
        made.json["data_provider_id"],
        "Ada Lüders",
    )
    query = {"query": 'mutation { createNewsItem(contentBlocks: {title: "Neu"}) { dataProvider { name } } }'}
    written = call("/graphql", query, authorization=sent).json
    assert written == {"data": {"createNewsItem": {"dataProvider": {"name": "Ada Lüders"}}}}
    assert Account.objects.get().has_usable_password() is False


def test_a_person_is_known_by_their_id_under_a_new_address(town: Place) -> None:
    made = provision(town, ADA).json
    assert provision(town, {**ADA, "email": "ada.neu@example.org"}).json == made
    assert provision(town, {**ADA, "keycloak_id": "k-2"}).json == made
    assert provision(town, {**ADA, "keycloak_id": "k-2", "email": "ada.neu@example.org"}).json == made
    assert Account.objects.get().email == "ada@example.org"
    with within(town.id):
        assert Membership.objects.get().keycloak_id == "k-2"


def test_nobody_comes_into_an_organisation_by_its_name(town: Place) -> None:
    with within(town.id):
        office = Organisation.objects.get(pk=town.organisation)
    named = {**ADA, "first_name": office.name.upper(), "last_name": ""}
    made = provision(town, named).json["data_provider_id"]
    assert made != town.organisation
    with within(town.id):
        assert Membership.objects.get().organisation.name == f"{office.name.upper()} (ada@example.org)"


def test_somebody_at_work_elsewhere_gets_something_of_their_own_here(town: Place, amt: Place) -> None:
    first, second = provision(amt, ADA).json, provision(town, ADA).json
    assert first["data_provider_id"] != second["data_provider_id"]
    assert first["keycloak"] != second["keycloak"]
    with within(town.id):
        assert Membership.objects.get().organisation_id == second["data_provider_id"]
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "nobody"}, "invalid_email"),
        ({"email": None}, "invalid_email"),
        ({"email": ["a@example.org"]}, "invalid_email"),
        ({"keycloak_id": ""}, "invalid_keycloak_id"),
    ],
)
def test_refusals_say_why(town: Place, changes: dict[str, Any], code: str) -> None:
    refused = provision(town, {**ADA, **changes})
    assert (refused.status, refused.json["code"], refused.json["retryable"]) == (422, code, False)
    assert refused.json["message"]
    assert Account.objects.count() == 0


@pytest.mark.parametrize("role", ["app", "user", "editor", "extended_user", "restricted", "read_only"])
def test_only_for_administrators(town: Place, role: str) -> None:
    refused = provision(town, ADA, role)
    assert (refused.status, refused.json["code"]) == (403, "forbidden")
    assert call("/api/v2/user_provisionings", ADA, host="bad-belzig.localhost").status == 401
    assert Account.objects.count() == 0
