"""Verbs of the wire that work on a record of any kind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from smartvillage.core.content import access
from smartvillage.core.content.categories import save_category
from smartvillage.core.content.errors import ContentError, Refused
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import Kind, all_kinds
from smartvillage.core.content.models import Category, Item
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.states import set_visible, trash_item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import PUBLIC_ROLES, WRITES, Role
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args
from smartvillage.surfaces.graphql.wire import number

if TYPE_CHECKING:
    from smartvillage.surfaces.graphql.registry import Wire


def destroy_record(context: Context, args: Args) -> dict[str, Any]:
    """Put a record in the trash, or delete what is no item. Refusals are a status, not an error, except for readers."""
    if context.viewer.role == Role.READ_ONLY:
        raise Refused
    kinds, asked = _kinds_named(args["recordType"]), number(args.get("id"))
    try:
        if destroy := _declared().destroyers.get(args["recordType"]):
            found = asked if asked and destroy(context, asked) else None
        elif kinds:
            found = _trash(context, kinds, args)
        else:
            raise Refused
    except Refused:
        return {"id": _int32(asked), "status": "Access not permitted", "status_code": 403}
    if found is None:
        return {"id": _int32(asked), "status": "Record not found", "status_code": 404}
    return {"id": _int32(found), "status": "Record destroyed", "status_code": 200}


def _trash(context: Context, kinds: list[Kind], args: Args) -> int | None:
    external = args.get("externalId")
    item = (
        _by_external_id(context, kinds, str(external))
        if external not in (None, "")
        else _by_id(context, kinds, number(args.get("id")))
    )
    if item is None:
        return None
    trash_item(viewer=context.viewer, item=item)
    key: int = item.pk
    return key


def change_visibility(context: Context, args: Args) -> dict[str, Any]:
    """Show or hide a record."""
    if context.viewer.role == Role.READ_ONLY:
        raise Refused
    asked, visible = number(args["id"]), bool(args["visible"])
    try:
        if not asked or not _shown(context, args["recordType"], asked, visible=visible):
            raise Refused
    except Refused:
        return {
            "id": None,
            "status": "Access not permitted: recordType|visible|record blank",
            "status_code": 403,
        }
    return {"id": str(asked), "status": f"visibility set to {str(visible).lower()}", "status_code": 200}


def _shown(context: Context, record_type: str, asked: int, *, visible: bool) -> bool:
    if show := _declared().showers.get(record_type):
        return show(context, asked, visible)
    item = _by_id(context, _kinds_named(record_type), asked)
    if item is not None:
        set_visible(viewer=context.viewer, item=item, visible=visible)
    return item is not None


def create_categories(context: Context, args: Args) -> dict[str, Any]:
    """Create or complete categories with their children; what fails is said in `errors`, the rest goes through."""
    access.require(
        context.viewer.role in WRITES - {Role.RESTRICTED} and context.viewer.role not in PUBLIC_ROLES
    )
    made: list[int] = []
    errors: list[str] = []
    for given, parent in _flattened(args["categories"], None):
        try:
            made.append(_save(context, given, parent))
        except ContentError as error:
            errors.append(str(error))
    context.renew()
    known = context.structure.categories
    return {"categories": [known[key] for key in made], "errors": errors}


def _flattened(
    given: list[dict[str, Any]], parent: str | None
) -> Iterator[tuple[dict[str, Any], str | None]]:
    for one in given:
        yield one, parent
        yield from _flattened(one.get("children") or [], one.get("name"))


def _save(context: Context, given: dict[str, Any], parent: str | None) -> int:
    name = (given.get("name") or "").strip()
    if not name:
        raise ContentError("Invalid input: Name muss ausgefüllt werden")
    fields: dict[str, Any] = {}
    if given.get("iconName"):
        fields["icon_name"] = given["iconName"][:60]
    if given.get("email"):
        fields["contact"] = {"email": given["email"]}
    if given.get("payload"):
        fields["payload"] = given["payload"]
    if parent:
        fields["parent"] = _category(
            context, save_category(municipality=context.viewer.municipality, name=parent)
        )
    return save_category(municipality=context.viewer.municipality, name=name, **fields)


def _category(context: Context, key: int) -> Category:
    with within(context.viewer.municipality):
        found: Category = Category.objects.get(pk=key)
    return found


def _declared() -> "Wire":
    from smartvillage.surfaces.graphql.registry import wire

    return wire()


def _kinds_named(record_type: str) -> list[Kind]:
    """Kinds behind a record type, one for each way they are stored."""
    named = (kind for kind in all_kinds() if (kind.record_type or kind.wire_type) == record_type)
    return list({kind.name: kind for kind in named}.values())


def _by_id(context: Context, kinds: list[Kind], key: int | None) -> Item | None:
    found = (find_item(viewer=context.viewer, kind=kind.name, number=key) for kind in kinds if key)
    return next((item for item in found if item), None)


def _by_external_id(context: Context, kinds: list[Kind], external: str) -> Item | None:
    """By an importer's own id: administrators anybody's, others only their organisation's."""
    for kind in kinds:
        query = ItemQuery(viewer=context.viewer, kind=kind.name).where("i.external_id = %s", external[:255])
        if context.viewer.role != Role.ADMIN:
            query.where("i.organisation_id = %s", context.viewer.organisation or 0)
        for (key,) in query.page(limit=1, skip=0).rows("i.id"):
            return find_item(viewer=context.viewer, kind=kind.name, number=key)
    return None


def _int32(value: int | None) -> int | None:
    return value if value is not None and value < 2**31 else None
