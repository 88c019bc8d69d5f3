"""smartvillage schema"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from graphql import lexicographic_sort_schema, print_schema

from smartvillage.surfaces.graphql.registry import wire

PATH = Path("contract/schema.graphql")


class Command(BaseCommand):
    help = f"Das GraphQL-Schema nach {PATH} schreiben; mit --check nur vergleichen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        text = print_schema(lexicographic_sort_schema(wire().schema)) + "\n"
        if not options["check"]:
            PATH.parent.mkdir(exist_ok=True)
            PATH.write_text(text, "utf-8")
        elif not PATH.exists() or PATH.read_text("utf-8") != text:
            raise CommandError(f"{PATH} ist nicht auf dem Stand des Codes: smartvillage schema")
