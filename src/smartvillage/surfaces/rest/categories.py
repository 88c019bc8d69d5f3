"""The tree of categories, for administrators' programs; bodies and answers as Rails has them."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from smartvillage.core.content.access import require
from smartvillage.core.content.categories import create_category, delete_category, update_category
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Category
from smartvillage.core.people.rights import Role
from smartvillage.surfaces.rest.call import Call, Refusal, said, text


def listed(call: Call) -> HttpResponse:
    require(call.viewer.role == Role.ADMIN)
    return said([_shown(row) for row in Category.objects.order_by("folded", "pk")])


def one(call: Call, identifier: int) -> HttpResponse:
    return said(_shown(_found(call, identifier)))


def create(call: Call) -> HttpResponse:
    require(call.viewer.role == Role.ADMIN)
    values = _values(call)
    try:
        row = create_category(municipality=call.municipality, values={"name": "", **values})
    except Invalid as error:
        raise _unsound(error) from error
    return said(_shown(row), status=HTTPStatus.CREATED)


def update(call: Call, identifier: int) -> HttpResponse:
    """What is not sent stays."""
    row = _found(call, identifier)
    try:
        return said(_shown(update_category(row, values=_values(call))))
    except Invalid as error:
        raise _unsound(error) from error


def delete(call: Call, identifier: int) -> HttpResponse:
    """Its records lose the category, those below it become roots."""
    delete_category(_found(call, identifier))
    return said(status=HTTPStatus.NO_CONTENT)


def _found(call: Call, identifier: int) -> Category:
    require(call.viewer.role == Role.ADMIN)
    row: Category | None = Category.objects.filter(pk=identifier).first() if identifier < 2**63 else None
    if row is None:
        raise Refusal(HTTPStatus.NOT_FOUND, {"error": "Record not found"})
    return row


def _values(call: Call) -> dict[str, Any]:
    given = call.section("category")
    values: dict[str, Any] = {name: text(given[name]) for name in ("name", "icon_name") if name in given}
    if "parent_id" in given:
        number = text(given["parent_id"])
        values["parent_id"] = int(number) if number.isdecimal() and len(number) < 19 else None
    contact = given.get("contact_attributes")
    if isinstance(contact, dict):
        values["contact"] = {"email": text(contact.get("email"))} if text(contact.get("email")) else None
    tags = given.get("tag_list")
    if isinstance(tags, str):
        tags = tags.split(",")
    if isinstance(tags, list):
        values["tags"] = list(dict.fromkeys(tag for tag in map(text, tags) if tag))
    return values


def _unsound(error: Invalid) -> Refusal:
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {name: [said_] for name, said_ in error.problems.items()})


def _shown(row: Category) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "url": f"/categories/{row.pk}.json",
    }


ROUTES = {
    "categories": {"GET": listed, "POST": create},
    "categories/<int:identifier>": {"GET": one, "PUT": update, "PATCH": update, "DELETE": delete},
}
