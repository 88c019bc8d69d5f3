"""smartvillage import FORMAT LOCATION"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from smartvillage.core.imports.load import is_address
from smartvillage.core.imports.models import ImportRun, ImportSource
from smartvillage.core.imports.run import run_import
from smartvillage.core.imports.targets import targets
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.readers import FORMATS
from smartvillage.kit.words import slug
from smartvillage.surfaces.cli.lookups import Printer, municipality_by_slug, organisation_by_name

WORDS = {
    "created": "neu",
    "updated": "geändert",
    "unchanged": "unverändert",
    "deleted": "gelöscht",
    "kept_deleted": "bleiben gelöscht",
    "invalid": "fehlerhaft",
}


class Command(Printer):
    help = "Nachrichten, Veranstaltungen oder Orte aus einer Datei oder von einer Adresse übernehmen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=FORMATS)
        parser.add_argument("location", help="Datei oder http(s)-Adresse")
        parser.add_argument("--municipality", required=True, metavar="SLUG")
        parser.add_argument("--as", dest="target", required=True, choices=sorted(targets()))
        parser.add_argument("--organisation", default="", help="wem die Einträge gehören")
        parser.add_argument("--source", default="", help="Name der Quelle; sonst aus der Adresse gebildet")
        parser.add_argument("--columns", default="", help="Tabelle: Feld=Spalte, durch Komma getrennt")
        parser.add_argument("--dry-run", action="store_true", help="nur zeigen, was geschähe")
        parser.add_argument("--allow-deletions", action="store_true", help="auch mehr als 30 %% löschen")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        source = self._source(options)
        columns = dict(pair.partition("=")[::2] for pair in options["columns"].split(",") if "=" in pair)
        run = run_import(
            source=source,
            dry_run=options["dry_run"],
            allow_deletions=options["allow_deletions"],
            columns=columns or None,
        )
        data = {
            "outcome": run.outcome,
            "counts": run.counts,
            "problems": run.problems,
            "message": run.message,
        }
        self.say(data, as_json=options["json"], text=self._text(run))
        if run.outcome in (ImportRun.Outcome.REFUSED, ImportRun.Outcome.FAILED):
            raise CommandError(run.message)

    def _source(self, options: dict[str, Any]) -> ImportSource:
        municipality = municipality_by_slug(options["municipality"])
        location = (
            options["location"]
            if is_address(options["location"])
            else str(Path(options["location"]).resolve())
        )
        name = slug(options["source"] or f"{options['target']} {location}"[-79:])
        with within(municipality.pk):
            source, _ = ImportSource.objects.update_or_create(
                municipality=municipality,
                slug=name,
                defaults={
                    "organisation": organisation_by_name(municipality, options["organisation"]),
                    "location": location,
                    "format": options["format"],
                    "target": options["target"],
                },
            )
        found: ImportSource = source
        return found

    def _text(self, run: ImportRun) -> str:
        said = ", ".join(f"{number} {WORDS[key]}" for key, number in run.counts.items() if number)
        lines = [
            f"{ImportRun.Outcome(run.outcome).label.capitalize()}: {said or run.message or 'nichts zu tun'}"
        ]
        lines += [
            f"  {'!' if one['fatal'] else '-'} {one['where']}: {one['message']}" for one in run.problems
        ]
        return "\n".join(lines)
