"""Announcements on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartvillage.core.content.errors import NotFound
from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.select import ItemQuery, sources_by_id
from smartvillage.core.municipalities.scope import within
from smartvillage.core.quotas.actions import NotRedeemable
from smartvillage.core.quotas.models import Redemption
from smartvillage.modules.announcements.actions import announce, join
from smartvillage.modules.announcements.document import KIND
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import sort
from smartvillage.surfaces.graphql.items import item_sources
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Get, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import number

NAMES = {
    "announcementTypes": "announcement_types",
    "announcementableId": "announcementable_id",
    "announcementableType": "announcementable_type",
    "dateEnd": "date_end",
    "dateStart": "date_start",
    "description": "description",
    "location": "location",
    "maxNumberOfQuota": "max_number_of_quota",
    "mediaContent": "media_content",
    "participants": "participants",
    "quotaFrequency": "quota_frequency",
    "quotaVisibility": "quota_visibility",
    "timeEnd": "time_end",
    "timeStart": "time_start",
    "title": "title",
    "webUrls": "web_urls",
}


def shouts(context: Context, args: Args) -> ItemQuery:
    query = ItemQuery(viewer=context.viewer, kind=GENERIC).where("i.generic_type = %s", KIND.generic_type)
    sort(query, context, args.get("order") or "createdAt_DESC")
    return query


def create_shout(context: Context, args: Args) -> Source:
    return _stored(context, announce(viewer=context.viewer, number=None, values=_values(args)).pk)


def update_shout(context: Context, args: Args) -> Source:
    asked = number(args["id"]) or 0
    return _stored(context, announce(viewer=context.viewer, number=asked, values=_values(args)).pk)


def redeem_quota_of_announcement(context: Context, args: Args) -> Source:
    asked, member = number(args["announcementId"]) or 0, number(args["memberId"]) or 0
    try:
        join(viewer=context.viewer, announcement=asked, member=member, quantity=args["quantity"])
    except NotRedeemable as error:
        return {"id": None, "status": str(error), "status_code": 403}
    except NotFound as error:
        return {"id": None, "status": str(error), "status_code": 404}
    return {"id": str(asked), "status": "Announcement redeemed", "status_code": 200}


def _values(args: Args) -> dict[str, Any]:
    values = {own: args[wire] for wire, own in NAMES.items() if args.get(wire) is not None}
    if "participants" in values:
        values["participants"] = [str(one) for one in values["participants"]]
    if organizer := args.get("organizer"):
        values |= {
            "organizer_id": str(organizer["organizerId"]),
            "organizer_type": organizer["organizerType"],
        }
    return values


def _stored(context: Context, key: int) -> Source:
    context.renew()
    return sources_by_id(ids=[key], municipality=context.viewer.municipality)[key]


def _about(context: Context, sources: Sequence[Source]) -> Mapping[int, list[Source]]:
    """Announcements that the caller may see, by the item they are about."""
    query = ItemQuery(viewer=context.viewer, kind=GENERIC, single=True)
    query.where("i.generic_type = %s", KIND.generic_type)
    query.among("i.parent_id", [one["id"] for one in sources]).order("id", descending=False)
    found: dict[int, list[Source]] = {}
    for one in item_sources(query):
        found.setdefault(one["parent"], []).append(one)
    return found


def _taken(context: Context, sources: Sequence[Source]) -> Mapping[int, list[Source]]:
    with within(context.viewer.municipality):
        rows = Redemption.objects.filter(item__in=[one["id"] for one in sources]).select_related("member")
        found: dict[int, list[Source]] = {}
        for row in rows.order_by("pk"):
            found.setdefault(row.item_id, []).append(
                {"id": row.pk, "public_name": row.member.display_name, "quantity": row.quantity}
            )
    return found


def _count(_source: Source, rows: Any, _context: Context, _args: Args) -> int:
    return sum(row["quantity"] for row in rows)


def _names(source: Source, rows: Any, context: Context, _args: Args) -> list[Source]:
    """Who takes part: for staff, or where the announcement says so."""
    shown = source.get("quota_visibility") == "public" or not context.viewer.public
    return list(rows) if shown else []


def _organizer(source: Source, _context: Context, _args: Args) -> Source | None:
    key, kind = source.get("organizer_id"), source.get("organizer_type")
    return {"organizer_id": key, "organizer_type": kind} if key and kind else None


OWN = frozenset({GENERIC})
ABOUT = {"announcements": Attached("announcements", _about, kinds=OWN)}
TYPES: dict[str, TypeSpecs] = {
    **{name: dict(ABOUT) for name in ("NewsItem", "EventRecord", "PointOfInterest", "Tour")},
    "Shout": {
        "id": Get("id", convert=str),
        "organizer": Compute(_organizer),
        "redemptionsCount": Attached("taken", _taken, pick=_count, kinds=OWN),
        "redemptionsList": Attached("taken", _taken, pick=_names, kinds=OWN),
    },
}
QUERIES = {"shouts": shouts}
MUTATIONS = {
    "createShout": create_shout,
    "updateShout": update_shout,
    "redeemQuotaOfAnnouncement": redeem_quota_of_announcement,
}
