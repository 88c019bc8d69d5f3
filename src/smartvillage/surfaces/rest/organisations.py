"""The organisation (wire: data provider) behind a client, or behind a person of staff who edits it."""

from http import HTTPStatus
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse

from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Right
from smartvillage.surfaces.rest.api import public
from smartvillage.surfaces.rest.call import Call, Refusal, said, text
from smartvillage.surfaces.rest.staff import by_token

ADDRESS = ("addition", "street", "city", "zip")
CONTACT = ("first_name", "last_name", "phone", "fax", "email")
LOGO = ("url", "description")
LONGEST = 2000


def own(call: Call) -> HttpResponse:
    """Of the client's organisation; `id` tells Studio its own content from others'."""
    found = Organisation.objects.filter(pk=call.viewer.organisation).first()
    if found is None:
        return said({})
    names = {"id": found.pk, "name": found.name, "description": found.description, "notice": found.notice}
    return said({"data_provider": {**names, **_parts(found)}})


@public
def edited(call: Call) -> HttpResponse:
    return said(_row(_staff(call)))


@public
def update(call: Call) -> HttpResponse:
    """The person's own organisation, but not its rights."""
    found, given = _staff(call), call.section("data_provider")
    if "name" in given and not text(given["name"]):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"name": ["muss ausgefüllt werden"]})
    for name in ("name", "description", "notice"):
        if name in given:
            setattr(found, name, text(given[name])[: 200 if name == "name" else 20_000])
    contact = dict(found.contact)
    for key, names in (("address", ADDRESS), ("contact", CONTACT), ("logo", LOGO)):
        sent = given.get(f"{key}_attributes")
        if isinstance(sent, dict):
            said_ = {name: text(sent[name])[:LONGEST] for name in names if name in sent}
            contact[key] = {**(contact.get(key) or {}), **said_}
    found.contact = contact
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"name": ["gibt es schon"]}) from error
    return said(_row(found))


def _staff(call: Call) -> Organisation:
    token = text(call.body.get("auth_token")) or text(call.query.get("auth_token"))
    staff = by_token(municipality=call.municipality, token=token)
    if staff is None:
        raise Refusal(HTTPStatus.UNAUTHORIZED)
    found: Organisation = Organisation.objects.get(pk=staff.membership.organisation_id)
    return found


def _row(found: Organisation) -> dict[str, Any]:
    return {
        "id": found.pk,
        "name": found.name,
        "description": found.description,
        "notice": found.notice,
        "data_type": found.data_type,
        "roles": {f"role_{right}": right in found.rights for right in Right},
        "created_at": found.created_at,
        "updated_at": found.created_at,
        **{key: {"id": found.pk, **part} for key, part in _parts(found).items()},
    }


def _parts(found: Organisation) -> dict[str, dict[str, Any]]:
    named = (("logo", LOGO), ("address", ADDRESS), ("contact", CONTACT))
    return {key: {name: (found.contact.get(key) or {}).get(name) for name in names} for key, names in named}


ROUTES = {
    "data_provider": {"GET": own},
    "data_provider/edit": {"GET": edited},
    "data_provider/update": {"POST": update},
}
