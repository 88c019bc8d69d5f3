"""smartvillage setup"""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from smartvillage.core.content.jobs import index_missing
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Account
from smartvillage.deployment import remember_ready

LOGIN = "anmeldung.txt"


class Command(BaseCommand):
    help = "Datenbank und Dateien einrichten; eine leere Installation bekommt zwei Beispielkommunen"

    def handle(self, *_args: Any, **_options: Any) -> None:
        call_command("migrate", verbosity=0)
        self._collect()
        if not Municipality.objects.exists():
            self._examples()
        index_missing()
        self._say()

    def _collect(self) -> None:
        built = settings.PACKAGE / "static" / "build" / ".made"
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        if not stamp.exists() or (built.exists() and built.stat().st_mtime > stamp.stat().st_mtime):
            call_command("collectstatic", interactive=False, verbosity=0)
            stamp.touch()

    def _examples(self) -> None:
        from smartvillage.examples.seed import seed

        password = secrets.token_urlsafe(9)
        seed(email="redaktion@example.org", password=password, say=self.stdout.write)
        note = settings.DATA_DIR / LOGIN
        note.touch(mode=0o600)
        note.write_text(f"redaktion@example.org\n{password}\n")

    def _say(self) -> None:
        port = os.environ.get("PORT", "8000")
        lines = []
        for row in Municipality.objects.order_by("pk"):
            hosts = [*row.domains.values_list("host", flat=True), f"{row.slug}.localhost"]
            lines.append(f"{row.name:20} http://{hosts[0]}:{port}/")
        lines.append(f"{'CMS':20} http://localhost:{port}/cms/")
        note = settings.DATA_DIR / LOGIN
        if note.exists():
            lines.append(f"{'Erste Anmeldung':20} steht in {note}")
        remember_ready(said="".join(f"{line}\n" for line in lines))
        if note.exists() and not Account.objects.filter(last_login__isnull=False).exists():
            email, password = note.read_text().split()
            lines[-1] = f"{'Erste Anmeldung':20} {email}  Passwort: {password}"
        self.stdout.write("\n".join(lines))
