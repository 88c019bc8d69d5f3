"""Which municipality answers on a host; the whole directory is small and kept in memory."""

import time
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save

from smartvillage.core.municipalities.models import Domain, Municipality

REFRESH_SECONDS = 5.0


@dataclass(frozen=True)
class Tenant:
    """What every request needs to know of its municipality."""

    id: int
    slug: str
    name: str
    look: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    modules_off: frozenset[str] = frozenset()
    training: bool = False

    def has_module(self, name: str) -> bool:
        return name not in self.modules_off


@dataclass
class _Directory:
    by_id: dict[int, Tenant] = field(default_factory=dict)
    by_host: dict[str, Tenant] = field(default_factory=dict)
    read_at: float = float("-inf")


_directory = _Directory()


def resolve_host(host: str) -> Tenant | None:
    """The tenant of a Host header: a registered domain, or its slug below a base host."""
    name = host.rsplit(":", 1)[0].lower().rstrip(".")
    return _current().by_host.get(name)


def tenant(municipality: int) -> Tenant:
    """The tenant with this id; KeyError when there is none."""
    found = _current().by_id.get(municipality)
    if found is None:
        forget()
        found = _current().by_id[municipality]
    return found


def host_of(municipality: int) -> str:
    """The host by which people reach it: its first own one, else its name below a base host."""
    known = [host for host, found in _current().by_host.items() if found.id == municipality]
    return [*known[len(settings.BASE_HOSTS) :], *known, "localhost"][0]


def tenants() -> list[Tenant]:
    return list(_current().by_id.values())


def forget(**_: object) -> None:
    """Read the directory anew on next use."""
    _directory.read_at = float("-inf")


def _current() -> _Directory:
    if time.monotonic() - _directory.read_at > REFRESH_SECONDS:
        _read()
    return _directory


def _read() -> None:
    by_id = {
        row.id: Tenant(
            row.id, row.slug, row.name, row.look, row.settings, frozenset(row.modules_off), row.training
        )
        for row in Municipality.objects.all()
    }
    by_host = {f"{found.slug}.{base}": found for found in by_id.values() for base in settings.BASE_HOSTS}
    by_host |= {
        row.host: by_id[row.municipality_id]
        for row in Domain.objects.order_by("pk")
        if row.municipality_id in by_id
    }
    _directory.by_id, _directory.by_host, _directory.read_at = by_id, by_host, time.monotonic()


for _model in (Municipality, Domain):
    post_save.connect(forget, sender=_model, dispatch_uid=f"directory-{_model.__name__}-save")
    post_delete.connect(forget, sender=_model, dispatch_uid=f"directory-{_model.__name__}-delete")
