"""A site with the example municipalities, behind the real server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.servers import Server, free_port


@dataclass(frozen=True)
class Site:
    """`email` and `password`: of its first editor; empty for a site somebody else runs."""

    url: str
    email: str = ""
    password: str = ""


@contextmanager
def site(url: str | None = None, *, login: str | None = None) -> Iterator[Site]:
    """The one that runs at an address (`login`: ADDRESS:PASSWORD), else a new one that is gone afterwards."""
    if url:
        yield Site(url.rstrip("/"), *(login or ":").split(":", 1))
        return
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        own = {"DATA_DIR": data, "DATABASE_URL": f"sqlite:///{data}/smartvillage.sqlite3", "PORT": str(port)}
        command = [sys.executable, "-m", "smartvillage"]
        subprocess.run([*command, "setup"], env=os.environ | own, check=True, stdout=subprocess.DEVNULL)
        email, password = (Path(data) / "anmeldung.txt").read_text().split()
        with Server("site", [*command, "serve", "--port", str(port)], port, own):
            yield Site(f"http://localhost:{port}", email, password)
