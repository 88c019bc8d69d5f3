"""The command `smartvillage`."""

import os
import sys
from argparse import ArgumentParser

from smartvillage import deployment, server


def main() -> None:
    """Run one of `smartvillage --help`'s commands; all of them are Django management commands.

    Two are answered without loading Django where that is possible, so that a second start is quick.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartvillage.settings")
    command, *rest = sys.argv[1:] or ["help"]
    if command == "serve":
        parser = ArgumentParser("smartvillage serve")
        server.arguments(parser)
        return server.serve(parser.parse_args(rest))
    if command == "setup" and (said := deployment.said_when_ready()):
        print(said, end="")
        return None
    from django.core.management import execute_from_command_line

    return execute_from_command_line(["smartvillage", command, *rest])


if __name__ == "__main__":
    main()
