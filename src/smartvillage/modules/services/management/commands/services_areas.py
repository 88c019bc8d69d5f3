"""smartvillage services_areas FILE"""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from smartvillage.modules.services.importing.area_list import load_areas
from smartvillage.surfaces.cli.lookups import Printer


class Command(Printer):
    help = (
        "Gebiete (Land, Kreis, Amt, Gemeinde, Ortsteil) aus einer Tabelle mit Regionalschlüsseln übernehmen"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="CSV mit ars, name und, wo bekannt, level, parent_ars, gd, plz, lat, lon"
        )
        parser.add_argument(
            "--state", default="", help="nur Schlüssel mit diesen ersten Ziffern, zum Beispiel 12"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            text = options["file"].read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"„{options['file']}“ lässt sich nicht als UTF-8 lesen: {error}") from None
        rows = csv.DictReader(text.splitlines())
        if "ars" not in (rows.fieldnames or ()):
            raise CommandError("In der ersten Zeile fehlt die Spalte „ars“.")
        loaded = load_areas(row for row in rows if _wanted(row, options["state"]))
        data = {
            "new": loaded.new,
            "changed": loaded.changed,
            "unchanged": loaded.unchanged,
            "problems": loaded.problems,
        }
        lines = [f"Gebiete: {loaded.new} neu, {loaded.changed} geändert, {loaded.unchanged} unverändert"]
        lines += [f"  Zeile {line}: {why}" for line, why in loaded.problems[:20]]
        self.say(data, as_json=options["json"], text="\n".join(lines))


def _wanted(row: dict[str, str], state: str) -> bool:
    return (row.get("ars") or row.get("parent_ars") or "").startswith(state)
