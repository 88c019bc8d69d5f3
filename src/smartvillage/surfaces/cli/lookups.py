"""What commands look up by the names people type."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Right
from smartvillage.kit.words import fold


def municipality_by_slug(slug: str) -> Municipality:
    """Raises CommandError that names the slugs there are."""
    found = Municipality.objects.filter(slug=slug).first()
    if found is None:
        known = (
            ", ".join(Municipality.objects.order_by("slug").values_list("slug", flat=True)) or "noch keine"
        )
        raise CommandError(f"Es gibt keine Kommune „{slug}“. Vorhanden: {known}.")
    return found


def organisation_by_name(municipality: Municipality, name: str) -> Organisation:
    """The organisation of this name; an empty name means the municipality's first one, made when there is none."""
    with within(municipality.pk):
        rows = Organisation.objects.order_by("pk")
        found: Organisation | None = (rows.filter(folded=fold(name)) if name else rows).first()
        if found is None and name:
            known = ", ".join(sorted(rows.values_list("name", flat=True))) or "noch keine"
            raise CommandError(f"Es gibt keine Organisation „{name}“. Vorhanden: {known}.")
        return found or _administration(municipality)


def _administration(municipality: Municipality) -> Organisation:
    made: Organisation = Organisation.objects.create(
        municipality=municipality, name=f"Verwaltung {municipality.name}", rights=list(Right)
    )
    return made


class Printer(BaseCommand):
    """A command that can answer as JSON."""

    def say(self, data: Any, *, as_json: bool, text: str) -> None:
        import orjson

        self.stdout.write(orjson.dumps(data).decode() if as_json else text)
