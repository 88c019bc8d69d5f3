"""A WSGI callable that does nothing but return prebuilt bytes: what the server's settings allow at most."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ANSWER = Path(os.environ["BENCH_ANSWER"]).read_bytes()
HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(ANSWER)))]


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    environ["wsgi.input"].read()
    start_response("200 OK", HEADERS)
    return [ANSWER]
