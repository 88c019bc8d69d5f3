"""Who no longer works here asks for nothing any more, by whichever door."""

import pytest
from django.test import Client as Browser

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import end, join
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.surfaces.oauth.tokens import forget_tokens, issue_token, token_viewer
from smartvillage.surfaces.rest.staff import Staff, by_token, own_client
from smartvillage.testing import Place

PASSWORD = "Vierzig-Enten-schwimmen"


@pytest.fixture
def staff(town: Place) -> Staff:
    account = Account.objects.create_user("erna@example.org", PASSWORD, name="Erna")
    chief = Account.objects.create_user("chefin@example.org", PASSWORD, name="Chefin")
    with within(town.id):
        organisation = Organisation.objects.get(pk=town.organisation)
    join(viewer=None, account=chief, organisation=organisation, role="admin")
    return Staff(account, join(viewer=None, account=account, organisation=organisation, role="admin"))


def test_their_own_program_follows_role_and_end(town: Place, staff: Staff) -> None:
    client, _ = own_client(staff)
    token = issue_token(client).token
    assert token_viewer(token).role == "admin"  # type: ignore[union-attr]
    join(
        viewer=town.viewer(),
        account=staff.account,
        organisation=staff.membership.organisation,
        role="restricted",
    )
    forget_tokens()
    assert token_viewer(token).role == "restricted"  # type: ignore[union-attr]
    assert by_token(municipality=town.id, token=staff.token) is not None
    end(viewer=town.viewer(), memberships=[staff.membership])
    forget_tokens()
    assert token_viewer(token) is None
    assert by_token(municipality=town.id, token=staff.token) is None


def test_they_cannot_sign_in_or_be_provisioned_again(town: Place, staff: Staff) -> None:
    with within(town.id):
        Membership.objects.filter(pk=staff.membership.pk).update(keycloak_id="kc-1")
    end(viewer=town.viewer(), memberships=[staff.membership])
    browser = Browser(HTTP_HOST=f"{town.slug}.localhost")
    answer = browser.post(
        "/users/sign_in",
        {"user": {"email": staff.account.email, "password": PASSWORD}},
        content_type="application/json",
    )
    assert answer.status_code == 401
    with within(town.id):
        chief = Membership.objects.exclude(account=staff.account).select_related("account").get()
    token = issue_token(own_client(Staff(chief.account, chief))[0]).token
    for sent in ({"keycloak_id": "kc-1"}, {"keycloak_id": "kc-2"}):
        answer = browser.post(
            "/api/v2/user_provisionings",
            {"email": staff.account.email, **sent},
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
        assert (answer.status_code, answer.json()["code"]) == (403, "left")
