"""Who is told: the conditions of a notification, and the phones that meet them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from smartvillage.core.push.models import Device, Following, Notification

KEY_DIGITS = 12


@dataclass(frozen=True)
class Audience:
    """Everybody, but for what is said.

    `organisation`: whose news a phone can switch off. `regional_keys`: of a warning. `token`: this phone alone.
    `record`: followers of a record (wire type, number). `members`: these citizens' phones. `tag`, `categories`:
    the topic, which a phone can switch off category by category.
    """

    organisation: int | None = None
    regional_keys: tuple[str, ...] = ()
    token: str = ""
    record: tuple[str, int] | None = None
    members: tuple[int, ...] | None = None
    tag: str = ""
    categories: tuple[int, ...] = ()

    def stored(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        members = stored["members"]
        return cls(
            organisation=stored["organisation"],
            regional_keys=tuple(stored["regional_keys"]),
            token=stored["token"],
            record=tuple(stored["record"]) if stored["record"] else None,
            members=tuple(members) if members is not None else None,
            tag=stored["tag"],
            categories=tuple(stored["categories"]),
        )


def receivers(notification: Notification) -> list[Device]:
    """The phones that are to get a notification, within its municipality."""
    audience = Audience.read(notification.audience)
    found = Device.objects.order_by("pk")
    if audience.token:
        found = found.filter(token=audience.token)
    if audience.record:
        kind, number = audience.record
        followers = Following.objects.filter(record_type=kind, record=number).values("device")
        found = found.filter(pk__in=followers)
    if audience.members is not None:
        found = found.filter(member__in=audience.members)
    return [device for device in found if wants(device, audience)]


def wants(device: Device, audience: Audience) -> bool:
    """Whether the phone has not switched this off."""
    if audience.organisation in device.excluded_organisations:
        return False
    keys = {padded(key) for key in audience.regional_keys}
    if keys and keys <= {padded(key) for key in device.excluded_regional_keys}:
        return False
    off = device.excluded_topics.get(audience.tag) or {}
    return not (audience.categories and all(str(number) in off for number in audience.categories))


def padded(key: object) -> str:
    """A regional key with the zeros that phones lose when they read it as a number."""
    return str(key).strip().zfill(KEY_DIGITS)
