"""smartvillage worker"""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from smartvillage.core.jobs.worker import work


class Command(BaseCommand):
    help = "Hintergrundarbeit: Aufgaben, regelmäßige Läufe"

    def handle(self, *_args: Any, **_options: Any) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        work(stop=stop)
