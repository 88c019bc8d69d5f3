"""smartvillage municipality list|create|training|reset"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.core.validators import validate_slug

from smartvillage.core.municipalities.models import Domain, Municipality
from smartvillage.core.training.actions import NotTraining, create, reset
from smartvillage.core.training.port import EXAMPLES
from smartvillage.surfaces.cli.lookups import Printer, municipality_by_slug


class Command(Printer):
    help = "Kommunen auflisten und anlegen; Übungskommunen anlegen und zurücksetzen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="alle Kommunen")
        made = verbs.add_parser("create", help="eine Kommune anlegen")
        training = verbs.add_parser(
            "training",
            help="eine Übungskommune anlegen, die jede Nacht zurückgesetzt wird; "
            "Personen kommen mit „user create“ dazu",
        )
        training.add_argument("--from", dest="example", required=True, choices=sorted(EXAMPLES))
        back = verbs.add_parser("reset", help="eine Übungskommune jetzt zurücksetzen")
        for verb in (made, training, back):
            verb.add_argument("slug")
        for verb in (made, training):
            verb.add_argument("--name", required=True)
            verb.add_argument("--domain", action="append", default=[])
        for verb in (listing, made, training, back):
            verb.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] in ("create", "training"):
            self._create(options)
        if options["verb"] == "reset":
            self._reset(options["slug"])
        found = Municipality.objects.prefetch_related("domains").order_by("slug")
        data = [self._row(row) for row in found if options["verb"] == "list" or row.slug == options["slug"]]
        text = "\n".join(
            f"{row['slug']:24} {row['name']:32} {', '.join(row['hosts'])}"
            f"{'  (Übungskommune)' if row['training'] else ''}"
            for row in data
        )
        self.say(data, as_json=options["json"], text=text or "Noch keine Kommune angelegt.")

    def _create(self, options: dict[str, Any]) -> None:
        slug, hosts = options["slug"], [host.lower() for host in options["domain"]]
        try:
            validate_slug(slug)
        except Exception as error:
            raise CommandError("Das Kürzel darf nur Buchstaben, Ziffern, - und _ enthalten.") from error
        if Municipality.objects.filter(slug=slug).exists():
            raise CommandError(f"Die Kommune „{slug}“ gibt es schon.")
        if options["verb"] == "training":
            create(slug=slug, name=options["name"], example=options["example"], hosts=hosts)
            return
        made = Municipality.objects.create(slug=slug, name=options["name"])
        for host in hosts:
            Domain.objects.create(host=host, municipality=made)

    def _reset(self, slug: str) -> None:
        try:
            reset(municipality=municipality_by_slug(slug).pk)
        except NotTraining as error:
            raise CommandError(f"„{slug}“ ist keine Übungskommune und wird nicht zurückgesetzt.") from error

    def _row(self, row: Municipality) -> dict[str, Any]:
        hosts = [f"{row.slug}.localhost", *(domain.host for domain in row.domains.all())]
        return {"id": row.pk, "slug": row.slug, "name": row.name, "hosts": hosts, "training": row.training}
