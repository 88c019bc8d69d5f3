"""smartvillage services_import STATE NAME"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from smartvillage.core.sealing import seal
from smartvillage.modules.services.importing.run import Busy, run_import
from smartvillage.modules.services.models import Run, Source
from smartvillage.modules.services.sources.client import PURPOSE
from smartvillage.modules.services.sources.readers import reader_of
from smartvillage.modules.services.tree import ARS_OF_STATE
from smartvillage.modules.services.versions import bump
from smartvillage.surfaces.cli.lookups import Printer

WORDS = {
    "new": "neu",
    "changed": "geändert",
    "unchanged": "unverändert",
    "gone": "gelöscht",
    "unknown": "unbekannte Löschungen",
    "waiting": "warten auf anderes",
    "elsewhere": "gehören einer anderen Quelle",
    "competences_new": "Zuständigkeiten neu",
    "competences_gone": "Zuständigkeiten gelöscht",
    "competences_unchanged": "Zuständigkeiten unverändert",
    "problems": "Auffälligkeiten",
}


class Command(Printer):
    help = (
        "Verwaltungsleistungen eines Landes aus einer Quelle übernehmen; eine neue Quelle wird dabei angelegt"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("state", choices=sorted(ARS_OF_STATE), help="Land, zum Beispiel BB")
        parser.add_argument("name", help="Name der Quelle")
        parser.add_argument("--kind", choices=[kind for kind in Source.Kind.values if kind != "manual"])
        parser.add_argument("--location", default="", help="Ordner, Datei oder http(s)-Adresse")
        parser.add_argument(
            "--set", action="append", default=[], metavar="NAME=WERT", help="Einstellung der Quelle"
        )
        parser.add_argument("--secret", default="", help="Schlüssel; wird verschlüsselt aufbewahrt")
        parser.add_argument("--full", action="store_true", help="alles neu lesen; was fehlt, wird gelöscht")
        parser.add_argument(
            "--allow-deletions", action="store_true", help="auch mehr als 5 %% einer Art löschen"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        source = _source(options)
        full = options["full"] or not source.last_ok_at
        try:
            run = run_import(
                source=source, reader=reader_of(source), full=full, allow_deletions=options["allow_deletions"]
            )
        except Busy:
            raise CommandError("Diese Quelle wird gerade schon eingelesen.") from None
        data = {"status": run.status, "counts": run.counts, "problems": run.problems, "message": run.message}
        self.say(data, as_json=options["json"], text=_text(run))
        if run.status != Run.Status.DONE:
            raise CommandError(run.message)


def _source(options: dict[str, Any]) -> Source:
    source = Source.objects.filter(state=options["state"], name=options["name"]).first()
    if source is None:
        if not options["kind"] or not options["location"]:
            raise CommandError("Diese Quelle gibt es noch nicht. Bitte nennen Sie --kind und --location.")
        source = Source(state=options["state"], name=options["name"])
        bump(state=options["state"])
    source.kind, source.base_url = options["kind"] or source.kind, options["location"] or source.base_url
    source.settings = {**source.settings, **dict(pair.partition("=")[::2] for pair in options["set"])}
    if options["secret"]:
        source.secret = seal(options["secret"], purpose=PURPOSE)
    source.save()
    return source


def _text(run: Run) -> str:
    lines = [f"{Run.Status(run.status).label}: {run.message}".rstrip(": ")]
    lines += [f"  {count:>9} {WORDS.get(name, name)}" for name, count in sorted(run.counts.items()) if count]
    lines += [f"  {one['where']}: {one['message']}" for one in run.problems[:20]]
    return "\n".join(lines)
