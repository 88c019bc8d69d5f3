"""Starting the web server, without loading Django in the process that only watches."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """What `smartvillage serve` may be told."""
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4, help="gleichzeitige Anfragen je Prozess")
    parser.add_argument("--with-worker", action="store_true", help="auch die Hintergrundarbeit starten")


def serve(options: Namespace) -> None:
    """Run granian, and the worker beside it when asked, until interrupted."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    # glibc's arena per thread costs 60 MB and gains nothing here
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    command = [sys.executable, "-m", "smartvillage", "worker"]
    worker = subprocess.Popen(command) if options.with_worker else None  # noqa: S603
    try:
        Granian(
            "smartvillage.wsgi:application",
            address=options.host,
            port=options.port,
            interface=Interfaces.WSGI,
            http=HTTPModes.http1,
            websockets=False,
            workers=options.processes,
            blocking_threads=options.threads,
            log_access=False,
        ).serve()
    finally:
        if worker:
            worker.terminate()
            worker.wait(timeout=10)
