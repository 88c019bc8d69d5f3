"""smartvillage serve"""

from argparse import ArgumentParser, Namespace
from typing import Any

from django.core.management.base import BaseCommand

from smartvillage.server import arguments, serve


class Command(BaseCommand):
    help = "Webserver starten (granian), auf Wunsch mit Hintergrundarbeit"

    def add_arguments(self, parser: ArgumentParser) -> None:
        arguments(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        serve(Namespace(**options))
