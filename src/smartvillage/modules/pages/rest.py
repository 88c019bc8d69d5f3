"""Static contents for administrators' programs; bodies and answers as Rails has them."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from smartvillage.core.content import access
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Item
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.states import trash_item
from smartvillage.core.content.statics import JSON, STATIC
from smartvillage.modules.pages.actions import BY_DATA_TYPE, by_id, save_static
from smartvillage.modules.pages.document import PAGE, Page
from smartvillage.surfaces.rest.call import Call, Refusal, said, text

NAMES = (("name", "name"), ("version", "app_version"), ("content", "content"))
WIRE = {key: name for name, key in NAMES}


def listed(call: Call) -> HttpResponse:
    """All of them by name, texts and settings."""
    access.require(access.oversees(call.viewer, PAGE))
    query = ItemQuery(viewer=call.viewer, kind=STATIC).order("name", descending=False)
    numbers = [number for (number,) in query.rows("i.id")]
    found = Item.objects.in_bulk(numbers)
    return said([_shown(found[number]) for number in numbers])


def one(call: Call, identifier: int) -> HttpResponse:
    return said(_shown(_found(call, identifier)))


def create(call: Call) -> HttpResponse:
    access.require(access.oversees(call.viewer, PAGE))
    return said(_shown(_saved(call, None)), status=HTTPStatus.CREATED)


def update(call: Call, identifier: int) -> HttpResponse:
    """What is not sent stays."""
    return said(_shown(_saved(call, _found(call, identifier))))


def delete(call: Call, identifier: int) -> HttpResponse:
    """Into the trash."""
    trash_item(viewer=call.viewer, item=_found(call, identifier))
    return said(status=HTTPStatus.NO_CONTENT)


def _found(call: Call, identifier: int) -> Item:
    access.require(access.oversees(call.viewer, PAGE))
    return by_id(call.viewer, identifier)


def _saved(call: Call, item: Item | None) -> Item:
    given = call.section("static_content")
    data_type = text(given.get("data_type")) or (_data_type(item) if item else "html")
    kind = BY_DATA_TYPE.get(data_type)
    if kind is None:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"data_type": ["is not html or json"]})
    values = {key: text(given[name]) for name, key in NAMES if name in given}
    try:
        saved = save_static(viewer=call.viewer, kind=kind, values=values, wanted=item.pk if item else None)
    except Invalid as error:
        problems = {WIRE.get(name, name): [message] for name, message in error.problems.items()}
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, problems) from error
    return saved.item


def _data_type(item: Item) -> str:
    return "json" if item.generic_type == JSON else "html"


def _shown(item: Item) -> dict[str, Any]:
    page = Page.model_validate_json(item.document)
    return {
        "id": item.pk,
        "name": page.name,
        "data_type": _data_type(item),
        "content": page.content,
        "version": page.app_version,
        "created_at": item.created_at,
        "updated_at": item.updated_at,
        "url": f"/static_contents/{item.pk}.json",
    }


ROUTES = {
    "static_contents": {"GET": listed, "POST": create},
    "static_contents/<int:identifier>": {"GET": one, "PUT": update, "PATCH": update, "DELETE": delete},
}
