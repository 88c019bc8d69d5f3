"""smartvillage search_eval"""

import time
import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from smartvillage.core.content.kinds import all_kinds
from smartvillage.core.content.search import search
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.people.viewer import citizen
from smartvillage.surfaces.cli.crowd import crowded, p95

QUERIES = settings.PACKAGE / "examples" / "queries.toml"
FIRST = 5


class Command(BaseCommand):
    help = "Wie gut und wie schnell gesucht wird: Anteil der Fragen mit Treffer unter den ersten fünf, Dauer"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--file", type=Path, default=QUERIES, help="TOML: je Kommune Frage = [Titel, ...]"
        )
        parser.add_argument(
            "--entries", type=int, help="stattdessen die Dauer bei so vielen erdachten Einträgen"
        )

    def handle(self, *_args: Any, file: Path, entries: int | None, **_options: Any) -> None:
        asked: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text())
        if entries:
            questions = [text for queries in asked.values() for text in queries]
            for line in crowded(entries=entries, questions=questions):
                self.stdout.write(line)
            return
        kinds = {kind.name for kind in all_kinds()}
        known = {tenant.slug: tenant.id for tenant in tenants()}
        took: list[float] = []
        missed = 0
        for slug, queries in asked.items():
            if slug not in known:
                raise CommandError(f"Die Kommune „{slug}“ gibt es hier nicht")
            for text, expected in queries.items():
                start = time.perf_counter()
                found = search(viewer=citizen(known[slug]), text=text, kinds=kinds, limit=FIRST)
                took.append(time.perf_counter() - start)
                titles = [hit.title for hit in found.hits]
                if not set(titles) & set(expected):
                    missed += 1
                    self.stdout.write(f"daneben: {slug}: {text}: {', '.join(titles) or 'nichts'}")
        share = 100 * (len(took) - missed) / len(took)
        self.stdout.write(
            f"{len(took)} Fragen, {share:.1f} % mit Treffer unter den ersten {FIRST}, p95 {p95(took):.1f} ms"
        )
