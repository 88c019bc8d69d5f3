"""smartvillage client create|list|withdraw"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.surfaces.cli.lookups import Printer, municipality_by_slug, organisation_by_name
from smartvillage.surfaces.oauth.clients import create_client
from smartvillage.surfaces.oauth.models import Client


class Command(Printer):
    help = "Programme, die über die Schnittstelle arbeiten dürfen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="Zugang anlegen; das Geheimnis wird nur jetzt gezeigt")
        create.add_argument("--role", required=True, choices=Role.values)
        create.add_argument("--organisation", default="")
        create.add_argument("--name", default="Befehlszeile")
        listing = verbs.add_parser("list", help="alle Zugänge einer Kommune")
        withdraw = verbs.add_parser("withdraw", help="Zugang entziehen")
        withdraw.add_argument("client_id")
        for verb in (create, listing, withdraw):
            verb.add_argument("--municipality", required=True, metavar="SLUG")
            verb.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_by_slug(options["municipality"])
        with within(municipality.pk):
            if options["verb"] == "create":
                organisation = organisation_by_name(municipality, options["organisation"])
                made = create_client(organisation=organisation, role=options["role"], name=options["name"])
                data: Any = {"client_id": made.client_id, "client_secret": made.client_secret}
                return self.say(data, as_json=options["json"], text=f"{made.client_id}\n{made.client_secret}")
            if (
                options["verb"] == "withdraw"
                and not Client.objects.filter(uid=options["client_id"]).delete()[0]
            ):
                raise CommandError("Diesen Zugang gibt es nicht.")
            rows = Client.objects.select_related("organisation").order_by("name")
            data = [
                {
                    "client_id": row.uid,
                    "name": row.name,
                    "role": row.role,
                    "organisation": row.organisation.name,
                }
                for row in rows
            ]
        text = "\n".join(
            f"{row['client_id']}  {row['role']:14} {row['name']} ({row['organisation']})" for row in data
        )
        return self.say(data, as_json=options["json"], text=text or "Noch kein Zugang angelegt.")
