"""smartvillage serve"""

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection


class Command(BaseCommand):
    help = "Webserver starten (granian), auf Wunsch mit Hintergrundarbeit"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--processes", type=int, default=1)
        parser.add_argument("--threads", type=int, default=4, help="gleichzeitige Anfragen je Prozess")
        parser.add_argument("--with-worker", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        from granian import Granian
        from granian.constants import HTTPModes, Interfaces

        connection.close()
        worker = (
            subprocess.Popen([sys.executable, "-m", "smartvillage", "worker"])
            if options["with_worker"]
            else None
        )
        try:
            Granian(
                "smartvillage.wsgi:application",
                address=options["host"],
                port=options["port"],
                interface=Interfaces.WSGI,
                http=HTTPModes.http1,
                websockets=False,
                workers=options["processes"],
                blocking_threads=options["threads"],
                log_access=False,
            ).serve()
        finally:
            if worker:
                worker.terminate()
                worker.wait(timeout=10)
