"""The left rail: what the viewer works with, in at most seven groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.kinds import list_url, writable_kinds
from smartvillage.surfaces.cms.rooms import rail_entries

OF_MODULES = {
    "participation": ("Beteiligung", "users"),
    "services": ("Dienste", "building-bank"),
    "app": ("App", "device-mobile"),
    "administration": ("Verwaltung", "settings"),
}


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class Group:
    label: str
    icon: str
    url: str
    current: bool
    entries: Sequence[Entry] = ()


def rail(viewer: Viewer, municipality: Tenant, *, path: str) -> list[Group]:
    """The groups with something in them; `path` says where the reader is."""
    home = reverse("cms-today")
    content = [_entry(kind.plural, list_url(kind), path) for kind in writable_kinds(viewer, municipality)]
    groups = [Group("Heute", "layout-dashboard", home, path == home)]
    if content:
        groups.append(_group("Inhalte", "file-text", content))
        library = reverse("cms-media")
        groups.append(Group("Mediathek", "photo", library, path.startswith(library)))
    entries: dict[str, list[Entry]] = {name: [] for name in OF_MODULES}
    if viewer.role in (Role.ADMIN, Role.EDITOR):
        entries["administration"] = [_entry("Zahlen", reverse("cms-numbers"), path)]
    if viewer.role == Role.ADMIN:
        entries["administration"] += _administration(path)
        if municipality.training:
            entries["administration"].append(_entry("Übungskommune", reverse("cms-training"), path))
    for found in rail_entries(viewer, municipality):
        entries[found.group].append(_entry(found.label, found.url(), path))
    groups.extend(_group(*OF_MODULES[name], found) for name, found in entries.items() if found)
    return groups


def _administration(path: str) -> list[Entry]:
    pages = {
        "Kategorien": "cms-categories",
        "Personen": "cms-persons",
        "Organisationen": "cms-organisations",
        "Importe": "cms-imports",
        "Freigaben": "cms-approvals",
        "Sprachen": "cms-languages",
        "Zugänge": "cms-clients",
        "Protokoll": "cms-log",
        "Schnittstelle": "cms-graphiql",
    }
    return [_entry(label, reverse(name), path) for label, name in pages.items()]


def _entry(label: str, url: str, path: str) -> Entry:
    return Entry(label, url, path.startswith(url))


def _group(label: str, icon: str, entries: list[Entry]) -> Group:
    return Group(label, icon, entries[0].url, any(entry.current for entry in entries), entries)
