"""smartvillage service_search_eval"""

import time
import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from smartvillage.core.municipalities.directory import tenants
from smartvillage.modules.services.overlay import overlay
from smartvillage.modules.services.searching import find_services
from smartvillage.surfaces.cli.crowd import p95

QUERIES = settings.PACKAGE / "examples" / "services.toml"
FIRST = 5


class Command(BaseCommand):
    help = "Wie gut und wie schnell Leistungen gefunden werden: Anteil unter den ersten fünf, Dauer"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--file", type=Path, default=QUERIES, help="TOML: je Kommune Frage = [Kennung, ...]"
        )

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        asked: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text())
        known = {tenant.slug: tenant.id for tenant in tenants()}
        took: list[float] = []
        missed = 0
        for slug, queries in asked.items():
            if slug not in known:
                raise CommandError(f"Die Kommune „{slug}“ gibt es hier nicht")
            here = overlay(municipality=known[slug]).home
            chain = here.area.chain if here.area else ()
            for text, expected in queries.items():
                start = time.perf_counter()
                found = find_services(state=here.state, chain=chain, query=text, limit=FIRST)
                took.append(time.perf_counter() - start)
                ids = [row.public_id for row in found.rows]
                if not set(ids) & set(expected):
                    missed += 1
                    self.stdout.write(f"daneben: {slug}: {text}: {', '.join(ids) or 'nichts'}")
        share = 100 * (len(took) - missed) / len(took)
        self.stdout.write(
            f"{len(took)} Fragen, {share:.1f} % mit Treffer unter den ersten {FIRST}, p95 {p95(took):.1f} ms"
        )
