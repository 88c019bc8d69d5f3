"""Studio asks for what one of its people needs here: account, organisation, client."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.http import HttpResponse

from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Right, Role
from smartvillage.kit.words import fold
from smartvillage.surfaces.rest.call import Call, Refusal, said, text
from smartvillage.surfaces.rest.staff import Staff, own_client

RIGHTS = [right for right in Right if right not in (Right.PUSH_NOTIFICATION, Right.STATIC_CONTENTS)]
"""What a new organisation may write; an administrator can change it."""


def provision(call: Call) -> HttpResponse:
    """The same person always gets the same answer. Only for administrators' clients."""
    if call.viewer.role != Role.ADMIN:
        raise Refusal(HTTPStatus.FORBIDDEN, _problem("forbidden", "Only for administrators' clients"))
    sent = {name: text(call.body.get(name))[:120] for name in ("email", "keycloak_id")}
    email = sent["email"].lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise _refused("invalid_email", "email is no address") from error
    if not sent["keycloak_id"]:
        raise _refused("invalid_keycloak_id", "keycloak_id is missing")
    name = " ".join(filter(None, (text(call.body.get(part)) for part in ("first_name", "last_name"))))
    try:
        with transaction.atomic():
            staff = _known(sent["keycloak_id"]) or _person(call, email, name[:120] or email)
            _remember(staff.membership, sent["keycloak_id"])
    except IntegrityError as error:  # the same person twice at once
        raise Refusal(HTTPStatus.CONFLICT, _problem("conflict", "Try again", retryable=True)) from error
    client, secret = own_client(staff)
    keys = {"mainserverUserApplicationId": client.uid, "mainserverUserApplicationSecret": secret}
    return said(
        {"data_provider_id": staff.membership.organisation_id, "keycloak": {"attributes": keys}},
        status=HTTPStatus.CREATED,
    )


def _known(keycloak_id: str) -> Staff | None:
    """Who was provisioned here under this id, whatever their address is by now."""
    found = (
        Membership.objects.filter(keycloak_id=keycloak_id).select_related("account", "organisation").first()
    )
    if found:
        _require_work(found)
    return Staff(found.account, found) if found else None


def _remember(membership: Membership, keycloak_id: str) -> None:
    """The newest id counts: a realm that was set up anew knows the same people under others."""
    if membership.keycloak_id != keycloak_id:
        membership.keycloak_id = keycloak_id
        membership.save(update_fields=["keycloak_id"])


def _person(call: Call, email: str, name: str) -> Staff:
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = Account.objects.create_user(email, name=name)
    found = Membership.objects.filter(account=account).select_related("organisation").order_by("pk").first()
    if found:
        _require_work(found)
    return Staff(account, found or _membership(call, account, name))


def _require_work(membership: Membership) -> None:
    """Who has left comes back by the administration here, not by another system's door."""
    if not membership.counts or not membership.account.is_active:
        raise Refusal(HTTPStatus.FORBIDDEN, _problem("left", "The person no longer works here"))


def _membership(call: Call, account: Account, name: str) -> Membership:
    """In an organisation of their own: nobody may come into an existing one by its name."""
    taken = Organisation.objects.filter(folded=fold(name)).exists()
    organisation = Organisation.objects.create(
        municipality_id=call.municipality,
        name=f"{name} ({account.email})"[:200] if taken else name,
        rights=RIGHTS,
    )
    made: Membership = Membership.objects.create(account=account, organisation=organisation, role=Role.USER)
    return made


def _refused(code: str, message: str) -> Refusal:
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, _problem(code, message))


def _problem(code: str, message: str, *, retryable: bool = False) -> dict[str, Any]:
    return {"code": code, "message": message, "retryable": retryable}


ROUTES = {"api/v2/user_provisionings": {"POST": provision}}
