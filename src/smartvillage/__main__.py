"""The command `smartvillage`."""

import os
import sys


def main() -> None:
    """Run one of `smartvillage --help`'s commands; all of them are Django management commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartvillage.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["smartvillage", *(sys.argv[1:] or ["help"])])


if __name__ == "__main__":
    main()
