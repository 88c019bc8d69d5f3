"""smartvillage doctor"""

import importlib.util
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from smartvillage.core.jobs.models import Task
from smartvillage.core.modules import module_names
from smartvillage.core.municipalities.models import Municipality

ROOMS = (
    "module",
    "document",
    "models",
    "queries",
    "actions",
    "graph",
    "cms",
    "pages",
    "rest",
    "front",
    "statics",
    "feeds",
    "jobs",
    "importers",
)


class Command(BaseCommand):
    help = "Module und Räume zeigen und sagen, was an dieser Installation nicht stimmt"

    def handle(self, *_args: Any, **_options: Any) -> None:
        width = max(len(name.rsplit(".", 1)[-1]) for name in module_names())
        self.stdout.write(" " * width + "  " + " ".join(ROOMS))
        for name in module_names():
            marks = [
                ("x" if importlib.util.find_spec(f"{name}.{room}") else "·").center(len(room))
                for room in ROOMS
            ]
            self.stdout.write(f"{name.rsplit('.', 1)[-1]:{width}}  {' '.join(marks)}")
        problems = list(self._problems())
        for problem in problems:
            self.stdout.write(self.style.WARNING(f"! {problem}"))
        if problems:
            raise CommandError(f"{len(problems)} Hinweise")
        self.stdout.write(self.style.SUCCESS("Alles in Ordnung."))

    def _problems(self) -> Any:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "Die Datenbank ist nicht auf dem neuesten Stand: smartvillage migrate"
            return
        if not Municipality.objects.exists():
            yield "Noch keine Kommune: smartvillage municipality create KÜRZEL --name NAME"
        if not (settings.PACKAGE / "static" / "build").is_dir():
            yield "Oberfläche nicht gebaut: npm ci && npm run build"
        if failed := Task.objects.filter(failed=True).count():
            yield f"{failed} Aufgaben sind endgültig fehlgeschlagen (Tabelle jobs_task)"
        if settings.DEBUG:
            yield "DEBUG ist eingeschaltet; nie im Betrieb"
