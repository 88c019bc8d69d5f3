"""In which languages a municipality's contents can be translated and read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.languages import GERMAN_NAMES, LANGUAGES, SETTING, offered
from smartvillage.core.content.terms import scope_of
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.search.index import count_entries


@dataclass(frozen=True)
class Language:
    """`own`: its name in itself; `translated`: how many entries say something in it."""

    tag: str
    name: str
    own: str
    offered: bool
    translated: int


def languages(*, municipality: int, settings: Mapping[str, Any]) -> list[Language]:
    """All there are, those on offer first; one statement."""
    here = offered(settings)
    scopes = {tag: scope_of(municipality, tag) for tag in LANGUAGES}
    counts = count_entries(scopes=scopes.values())
    found = [
        Language(tag, GERMAN_NAMES[tag], own, tag in here, counts.get(scopes[tag], 0))
        for tag, own in LANGUAGES.items()
    ]
    return sorted(found, key=lambda one: not one.offered)


def offer(*, viewer: Viewer, tags: Collection[str]) -> None:
    """What has been translated stays, also into languages that are offered no longer."""
    chosen = [tag for tag in LANGUAGES if tag in tags]
    with transaction.atomic():
        place = Municipality.objects.select_for_update().get(pk=viewer.municipality)
        place.settings[SETTING] = chosen
        place.save(update_fields=["settings"])
        said = ", ".join(GERMAN_NAMES[tag] for tag in chosen) or "keine"
        note(
            municipality=place.pk, action=Action.SETTING, viewer=viewer, details={"said": f"Sprachen: {said}"}
        )
