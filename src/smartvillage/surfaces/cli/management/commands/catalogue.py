"""smartvillage catalogue"""

import os
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.management.commands import makemessages

import smartvillage
from smartvillage.core.content.kinds import all_kinds

PACKAGE = Path(smartvillage.__file__).parent
NAMES = PACKAGE / "kind_names.py"
"""What kinds are called is no call of gettext: it is written out for the extraction and removed again."""
OTHERS = ("cms", "cli", "tests", "examples", "static", "graphql", "rest", "oauth", "mail")


class Extraction(makemessages.Command):
    """Without guesses from similar texts."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


class Command(BaseCommand):
    help = "Übersetzungen der Bürgerseiten: neue Texte aufnehmen, fertige übersetzen (braucht GNU gettext)"

    def handle(self, *_args: Any, **_options: Any) -> None:
        os.chdir(PACKAGE)
        NAMES.write_text("".join(f"gettext_noop({text!r})\n" for text in sorted(_kind_names())))
        try:
            ignored = [pattern for name in OTHERS for pattern in (name, f"{name}/*")]
            shown = {"no_location": True, "no_obsolete": True, "no_wrap": True, "ignore_patterns": ignored}
            call_command(Extraction(), locale=["en"], verbosity=0, **shown)
        finally:
            NAMES.unlink()
        call_command("compilemessages", locale=["en"], verbosity=0)


def _kind_names() -> set[str]:
    return {text for kind in all_kinds() if kind.path for text in (kind.label, kind.plural)}
