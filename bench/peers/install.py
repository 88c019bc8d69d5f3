"""Installs the peers into `.work`, at exactly the versions and hashes of their lock files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.paths import BENCH, WORK

STRAWBERRY = BENCH / "peers" / "strawberry_app"
POSTGRAPHILE = BENCH / "peers" / "postgraphile"


def strawberry() -> Path:
    """The Python of the peer's own environment."""
    folder = WORK / "strawberry"
    lock = STRAWBERRY / "requirements.txt"
    _once(folder, lock.read_bytes(), lambda: _python_environment(folder, lock))
    return folder / "bin" / "python"


def postgraphile() -> tuple[Path, Path]:
    """A Node new enough for it, and the folder it runs in."""
    folder = npm_packages("postgraphile", POSTGRAPHILE, "server.js")
    return next(folder.glob("node_modules/node-*/bin/node")), folder


def npm_packages(name: str, source: Path, *scripts: str) -> Path:
    """The folder in `.work` where the packages of a lock file are, beside the scripts that use them."""
    folder = WORK / name
    sources = [source / file for file in ("package.json", "package-lock.json", *scripts)]
    _once(folder, b"".join(file.read_bytes() for file in sources), lambda: _npm(folder, sources))
    return folder


def _once(folder: Path, lock: bytes, install: Callable[[], None]) -> None:
    stamp = folder / ".installed"
    wanted = hashlib.sha256(lock).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    install()
    stamp.write_text(wanted)


def _python_environment(folder: Path, lock: Path) -> None:
    if uv := shutil.which("uv"):
        _run(uv, "venv", "--quiet", "--python", sys.executable, str(folder))
        python = str(folder / "bin" / "python")
        _run(uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", str(lock))
    else:
        _run(sys.executable, "-m", "venv", str(folder))
        pip = str(folder / "bin" / "pip")
        _run(pip, "install", "--quiet", "--require-hashes", "-r", str(lock))


def _npm(folder: Path, sources: list[Path]) -> None:
    folder.mkdir(parents=True)
    for source in sources:
        shutil.copy(source, folder)
    # The Node that starts npm may be older than the one that is installed here to run PostGraphile.
    _run("npm", "ci", "--no-audit", "--no-fund", "--silent", "--engine-strict=false", folder=folder)


def _run(*command: str, folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, check=True, env=os.environ | {"UV_LINK_MODE": "copy"})
