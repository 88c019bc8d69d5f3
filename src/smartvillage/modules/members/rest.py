"""Profiles as the app calls them: the bearer token is the citizen's own, and every answer is JSON."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from smartvillage.core.content.errors import ContentError
from smartvillage.core.limits import limit
from smartvillage.core.people.members import issue_member_token, member_of
from smartvillage.core.people.models import Member
from smartvillage.core.people.presence import note_presence
from smartvillage.modules.members import actions
from smartvillage.surfaces.http import base_url
from smartvillage.surfaces.oauth.bearer import bearer
from smartvillage.surfaces.rest.api import public
from smartvillage.surfaces.rest.call import Call, Refusal, said, text

WRONG_TRIES = 30
STAYS_SIGNED_IN = "-"
"""The app signs a citizen out unless it finds this text filled."""


@public
def register(call: Call) -> HttpResponse:
    limit(f"register:{call.address}", times=20, seconds=3600)
    given = call.section("member")
    try:
        actions.register(
            municipality=call.municipality,
            email=text(given.get("email")),
            password=_password(given.get("password")),
            repeated=_password(given.get("password_confirmation")),
            origin=base_url(call.request.META),
        )
    except ContentError as error:
        return said({"success": False, "errorMessage": _plain(error)})
    return said({"success": True})


@public
def sign_in(call: Call) -> HttpResponse:
    given = call.section("member")
    email, key = text(given.get("email")), text(given.get("key"))
    limit(f"sign-in:{call.address}:{email}", times=WRONG_TRIES, seconds=600)
    if key:
        limit(f"key:{call.address}", times=300, seconds=3600)
        found = actions.sign_in_by_key(
            municipality=call.municipality, key=key, secret=text(given.get("secret"))
        )
    else:
        password = _password(given.get("password"))
        found = actions.sign_in(municipality=call.municipality, email=email, password=password)
    if found is None:
        return said({"success": False})
    note_presence(member=found.pk, address=call.address)
    return said({"success": True, "member": _shown(found, issue_member_token(found))})


@public
def read(call: Call) -> HttpResponse:
    member, token = _signed_in(call)
    note_presence(member=member.pk, address=call.address)
    return said({"success": True, "member": _shown(member, token)})


@public
def change(call: Call) -> HttpResponse:
    """The profile, or the password, or the address."""
    member, token = _signed_in(call)
    given = call.section("member")
    try:
        if given.get("password"):
            actions.change_password(
                member=member,
                password=_password(given["password"]),
                repeated=_password(given.get("password_confirmation")),
                token=token,
            )
        elif given.get("email"):
            limit(f"address:{member.pk}", times=5, seconds=3600)
            actions.change_address(
                member=member, email=text(given["email"]), origin=base_url(call.request.META)
            )
        else:
            actions.change_profile(member=member, given={key: text(value) for key, value in given.items()})
    except ContentError as error:
        return said({"success": False, "errorMessage": _plain(error)})
    return said({"success": True, "member": _shown(member, token)})


@public
def forgot(call: Call) -> HttpResponse:
    """Always the same answer: who asks learns nothing."""
    email = text(call.section("member").get("email"))
    limit(f"forgot:{call.address}", times=20, seconds=3600)
    actions.ask_for_password(municipality=call.municipality, email=email, origin=base_url(call.request.META))
    return said({"success": True})


def _signed_in(call: Call) -> tuple[Member, str]:
    """By the bearer token, or by the one beside a client's token."""
    for token in (bearer(call.request.META), call.request.headers.get("X-Authorization", "")):
        if number := member_of(municipality=call.municipality, token=token):
            return Member.objects.get(pk=number), token
    raise Refusal(HTTPStatus.UNAUTHORIZED, {"success": False})


def _password(value: Any) -> str:
    """As typed: blanks count."""
    return value if isinstance(value, str) else ""


def _plain(error: ContentError) -> str:
    return str(error).removeprefix("Invalid input: ")


def _shown(member: Member, token: str) -> dict[str, Any]:
    return {
        "id": member.pk,
        "email": member.email,
        "first_name": member.first_name,
        "last_name": member.last_name,
        "authentication_token": token,
        "authentication_token_created_at": member.seen_at,
        "preferences": member.preferences,
        "keycloak_id": None,
        "keycloak_access_token": None,
        "keycloak_access_token_expires_at": None,
        "keycloak_refresh_token": STAYS_SIGNED_IN,
        "keycloak_refresh_token_expires_at": None,
        "municipality_id": member.municipality_id,
        "created_at": member.created_at,
        "updated_at": member.updated_at,
    }


ROUTES = {
    "members": {"POST": register, "PUT": change},
    "members/sign_in": {"POST": sign_in},
    "members/password": {"POST": forgot},
    "member": {"GET": read},
}
