"""What phones say of themselves."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from smartvillage.core.limits import limit
from smartvillage.core.people.models import Member
from smartvillage.core.people.presence import was_present
from smartvillage.core.push.actions import device_by_token, follow, register_device, unfollow
from smartvillage.core.push.audience import padded
from smartvillage.core.push.models import Device
from smartvillage.surfaces.graphql.wire import number, numbers
from smartvillage.surfaces.rest.call import NULL, Call, Refusal, said, text

TYPES = ("ios", "android")
MAX_TOKEN = 255
MAX_EXCLUSIONS = 2000


def register(call: Call) -> HttpResponse:
    """201 also for a phone known already: the app asks again until it gets it."""
    limit(f"device:{call.address}", times=300, seconds=600)
    given = call.section("notification_device")
    token, kind = text(given.get("token")), text(given.get("device_type"))
    if not token or len(token) > MAX_TOKEN:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"token": ["can't be blank"]})
    device = register_device(
        municipality=call.municipality, token=token, device_type=kind if kind in TYPES else "undefined"
    )
    return said(_shown(device), status=HTTPStatus.CREATED)


def remove(call: Call) -> HttpResponse:
    """204, or 404 with `null` for an unknown phone; the app takes both."""
    device = _device(call, call.section("notification_device"), absent=NULL)
    device.delete()
    return said(status=HTTPStatus.NO_CONTENT)


def change(call: Call, identifier: int) -> HttpResponse:
    """What is sent replaces what was there; the number in the address does not count."""
    given = call.section("notification_device")
    device = _device(call, given)
    if isinstance(found := given.get("exclude_data_provider_ids"), list):
        device.excluded_organisations = numbers(found)[:MAX_EXCLUSIONS]
    if isinstance(found := given.get("exclude_mowas_regional_keys"), list):
        keys = [padded(key) for key in found if text(key)]
        device.excluded_regional_keys = [key for key in keys if len(key) < 40][:MAX_EXCLUSIONS]
    if "member_id" in given:
        _link(call, device, number(given["member_id"]))
    device.save()
    return said(_shown(device))


def topics(call: Call, identifier: int) -> HttpResponse:
    token = call.query.get("token") or (call.body.get("notification_device") or {}).get("token")
    device = _device(call, {"token": token})
    return said({"exclude_notification_configuration": device.excluded_topics})


def change_topics(call: Call, identifier: int) -> HttpResponse:
    given = call.section("notification_device")
    device = _device(call, given)
    found = given.get("exclude_notification_configuration")
    if not isinstance(found, dict):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"exclude_notification_configuration": ["is invalid"]})
    device.excluded_topics = {
        str(tag)[:80]: {str(key)[:20]: {} for key in list(keys)[:MAX_EXCLUSIONS]}
        for tag, keys in list(found.items())[:100]
        if isinstance(keys, dict)
    }
    device.save()
    return said({"exclude_notification_configuration": device.excluded_topics})


def follow_record(call: Call) -> HttpResponse:
    device, record_type, record = _assignment(call)
    follow(device=device, record_type=record_type, record=record)
    return said({})


def unfollow_record(call: Call) -> HttpResponse:
    device, record_type, record = _assignment(call)
    unfollow(device=device, record_type=record_type, record=record)
    return said({})


def _assignment(call: Call) -> tuple[Device, str, int]:
    given = call.section("notification_push_device_assignment")
    device = device_by_token(municipality=call.municipality, token=text(given.get("token")))
    record, kind = (
        number(given.get("notification_pushable_id")),
        text(given.get("notification_pushable_type")),
    )
    if device is None or record is None or not kind or len(kind) > 60:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {})
    return device, kind, record


def _device(call: Call, given: dict[str, Any], **refused: Any) -> Device:
    device = device_by_token(municipality=call.municipality, token=text(given.get("token")))
    if device is None:
        raise Refusal(HTTPStatus.NOT_FOUND, refused.get("absent", {"error": "unknown device"})) from None
    return device


def _link(call: Call, device: Device, member: int | None) -> None:
    """A citizen's phone gets their messages, so who links it must have proved who they are."""
    if member is None:
        device.member = None
    elif call.viewer.member == member or was_present(member=member, address=call.address):
        device.member = Member.objects.filter(pk=member).first()


def _shown(device: Device) -> dict[str, Any]:
    return {
        "id": device.pk,
        "token": device.token,
        "device_type": device.device_type,
        "created_at": device.created_at,
        "updated_at": device.updated_at,
        "exclude_data_provider_ids": device.excluded_organisations,
        "exclude_mowas_regional_keys": device.excluded_regional_keys,
        "url": f"/notification/devices/{device.pk}.json",
    }


ROUTES = {
    "notification/devices": {"POST": register},
    "notification/devices/remove": {"DELETE": remove},
    "notification/devices/<int:identifier>": {"PUT": change},
    "notification/devices/<int:identifier>/exclusion_filter_config": {
        "GET": topics,
        "PUT": change_topics,
    },
    "notification/push_device_assignments/add": {"POST": follow_record},
    "notification/push_device_assignments/remove": {"DELETE": unfollow_record},
}
