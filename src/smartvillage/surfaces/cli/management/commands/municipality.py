"""smartvillage municipality list|create"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.core.validators import validate_slug

from smartvillage.core.municipalities.models import Domain, Municipality
from smartvillage.surfaces.cli.lookups import Printer


class Command(Printer):
    help = "Kommunen auflisten und anlegen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        listing = verbs.add_parser("list", help="alle Kommunen")
        listing.add_argument("--json", action="store_true")
        create = verbs.add_parser("create", help="eine Kommune anlegen")
        create.add_argument("slug")
        create.add_argument("--name", required=True)
        create.add_argument("--domain", action="append", default=[])
        create.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "create":
            self._create(options)
        found = Municipality.objects.prefetch_related("domains").order_by("slug")
        data = [self._row(row) for row in found if options["verb"] == "list" or row.slug == options["slug"]]
        text = "\n".join(f"{row['slug']:24} {row['name']:32} {', '.join(row['hosts'])}" for row in data)
        self.say(data, as_json=options["json"], text=text or "Noch keine Kommune angelegt.")

    def _create(self, options: dict[str, Any]) -> None:
        try:
            validate_slug(options["slug"])
        except Exception as error:
            raise CommandError("Das Kürzel darf nur Buchstaben, Ziffern, - und _ enthalten.") from error
        if Municipality.objects.filter(slug=options["slug"]).exists():
            raise CommandError(f"Die Kommune „{options['slug']}“ gibt es schon.")
        made = Municipality.objects.create(slug=options["slug"], name=options["name"])
        for host in options["domain"]:
            Domain.objects.create(host=host.lower(), municipality=made)

    def _row(self, row: Municipality) -> dict[str, Any]:
        hosts = [f"{row.slug}.localhost", *(domain.host for domain in row.domains.all())]
        return {"id": row.pk, "slug": row.slug, "name": row.name, "hosts": hosts}
