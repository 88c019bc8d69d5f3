"""What upstream's CMS and its neighbours ask about staff."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from smartvillage.core.limits import limit
from smartvillage.surfaces.http import base_url
from smartvillage.surfaces.oauth.tokens import issue_token
from smartvillage.surfaces.rest.api import public
from smartvillage.surfaces.rest.call import Call, Refusal, said, text
from smartvillage.surfaces.rest.staff import SecondFactor, Staff, by_token, own_client, sign_in
from smartvillage.surfaces.storage.keys import BUCKET, PREFIX, REGION, access_key, secret_key

WRONG_TRIES = 20
NOBODY: dict[str, Any] = {
    "success": True,
    "user": None,
    "applications": [],
    "roles": None,
    "minio": None,
    "data_provider_id": None,
}
SECOND_FACTOR = (
    "Dieses Konto hat einen zweiten Faktor. Bitte melden Sie sich in der neuen Verwaltung unter /cms/ an."
)


@public
def signed_in(call: Call) -> HttpResponse:
    """All that the CMS needs to work: who, with which rights, by which client."""
    given = call.section("user")
    email = text(given.get("email")).lower()
    limit(f"staff:{email}:{call.address}", times=WRONG_TRIES, seconds=3600)
    try:
        staff = sign_in(
            call.request,
            municipality=call.municipality,
            email=email,
            password=given["password"] if isinstance(given.get("password"), str) else "",
        )
    except SecondFactor as error:
        raise Refusal(HTTPStatus.FORBIDDEN, {**NOBODY, "success": False, "error": SECOND_FACTOR}) from error
    if staff is None:
        raise Refusal(HTTPStatus.UNAUTHORIZED, NOBODY)
    client, secret = own_client(staff)
    answer = said(_shown(staff, call, secret=secret))
    answer.set_cookie(
        "_graphql_token",
        issue_token(client).token,
        max_age=24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE_COOKIES,
    )
    return answer


@public
def nobody(call: Call) -> HttpResponse:
    return said(NOBODY)


@public
def signed_out(call: Call) -> HttpResponse:
    answer = said(status=HTTPStatus.NO_CONTENT)
    answer.delete_cookie("_graphql_token")
    return answer


@public
def who(call: Call) -> HttpResponse:
    staff = by_token(municipality=call.municipality, token=text(call.query.get("auth_token")))
    if staff is None:
        raise Refusal(HTTPStatus.UNAUTHORIZED, NOBODY)
    return said(_shown(staff, call, secret=own_client(staff)[1]))


def _shown(staff: Staff, call: Call, *, secret: str) -> dict[str, Any]:
    account, organisation = staff.account, staff.membership.organisation
    client, _ = own_client(staff)
    return {
        "success": True,
        "user": {
            "id": account.pk,
            "email": account.email,
            "created_at": account.created_at,
            "updated_at": account.created_at,
            "data_provider_id": organisation.pk,
            "role": staff.membership.role,
            "authentication_token": staff.token,
            "authentication_token_created_at": account.last_login,
        },
        "applications": [
            {
                "id": client.pk,
                "name": client.name,
                "created_at": client.created_at,
                "uid": client.uid,
                "secret": secret,
                "owner_id": account.pk,
                "owner_type": "User",
            }
        ],
        "roles": staff.roles,
        "minio": {
            "endpoint": f"{base_url(call.request.META)}/{PREFIX}",
            "region": REGION,
            "bucket": BUCKET,
            "access_key_id": access_key(organisation),
            "secret_access_key": secret_key(organisation),
        },
        "data_provider_id": organisation.pk,
    }


ROUTES = {
    "users/sign_in": {"POST": signed_in, "GET": nobody},
    "users/sign_out": {"DELETE": signed_out},
    "user": {"GET": who},
}
