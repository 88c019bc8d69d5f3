"""smartvillage user create"""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email

from smartvillage.core.content.errors import Invalid
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import LAST_ADMIN, join
from smartvillage.core.people.models import Account
from smartvillage.core.people.rights import Role
from smartvillage.core.training.actions import remember_people
from smartvillage.surfaces.cli.lookups import Printer, municipality_by_slug, organisation_by_name


class Command(Printer):
    help = "Personen, die sich im CMS anmelden"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="Person anlegen oder in eine Organisation aufnehmen")
        create.add_argument("email")
        create.add_argument("--municipality", required=True, metavar="SLUG")
        create.add_argument("--organisation", default="")
        create.add_argument("--role", default=Role.EDITOR, choices=Role.values)
        create.add_argument("--name", default="")
        create.add_argument("--password", default="", help="wird sonst erzeugt und einmal gezeigt")
        create.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"„{options['email']}“ ist keine E-Mail-Adresse.") from error
        municipality = municipality_by_slug(options["municipality"])
        account, password = self._account(options)
        with within(municipality.pk):
            organisation = organisation_by_name(municipality, options["organisation"])
            try:
                join(viewer=None, account=account, organisation=organisation, role=options["role"])
            except Invalid as error:
                raise CommandError(LAST_ADMIN) from error
        if municipality.training:
            remember_people(municipality=municipality.pk)
        data = {"email": account.email, "password": password or None}
        said = f"{account.email}  {'Passwort: ' + password if password else 'war schon angelegt, Passwort unverändert'}"
        self.say(data, as_json=options["json"], text=said)

    def _account(self, options: dict[str, Any]) -> tuple[Account, str]:
        email = options["email"].strip().lower()
        found = Account.objects.filter(email=email).first()
        password = options["password"] or ("" if found else secrets.token_urlsafe(9))
        if found is None:
            return Account.objects.create_user(email, password, name=options["name"]), password
        if password:
            found.set_password(password)
            found.save()
        return found, password
