"""smartvillage client create|list|withdraw"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.surfaces.cli.lookups import Printer, municipality_by_slug, organisation_by_name
from smartvillage.surfaces.oauth.clients import Credentials, create_client
from smartvillage.surfaces.oauth.models import Client


class Command(Printer):
    help = "Programme, die über die Schnittstelle arbeiten dürfen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="Zugang anlegen; das Geheimnis wird nur jetzt gezeigt")
        create.add_argument("--role", required=True, choices=Role.values)
        create.add_argument("--organisation", default="")
        create.add_argument("--name", default="Befehlszeile")
        create.add_argument(
            "--redirect-uri",
            action="append",
            default=[],
            metavar="ADRESSE",
            help="wohin Menschen zurückkehren, die dem Programm etwas erlaubt haben; mehrmals möglich",
        )
        create.add_argument(
            "--public",
            action="store_true",
            help="das Programm kann kein Geheimnis bewahren, zum Beispiel auf einem Telefon; es braucht PKCE",
        )
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
                made = self._made(organisation_by_name(municipality, options["organisation"]), options)
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

    def _made(self, organisation: Organisation, options: dict[str, Any]) -> Credentials:
        try:
            return create_client(
                organisation=organisation,
                role=options["role"],
                name=options["name"],
                redirect_uris=options["redirect_uri"],
                confidential=not options["public"],
            )
        except ValueError as error:
            raise CommandError(f"Keine erlaubte Rückadresse: {error}") from error
