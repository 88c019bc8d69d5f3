"""The project's own files, as a reader finds them."""

import subprocess
from functools import cache
from pathlib import Path

from tests.installation import ROOT

OURS = ("src", "tests", "bench", "frontend", "docs", "deploy", ".ci", "contract")
MADE = {"node_modules", "__pycache__", "build", ".work", "results", ".venv"}
MODULES = ROOT / "src" / "smartvillage" / "modules"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that would be handed on; without git, everything that is not made by a tool."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        found = [ROOT / name for name in listed.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        top = [path for path in ROOT.iterdir() if path.is_file()]
        found = [*top, *(path for name in OURS for path in (ROOT / name).rglob("*"))]
        found = [path for path in found if not MADE & set(path.relative_to(ROOT).parts)]
    return tuple(path for path in found if path.is_file() and not path.is_symlink())


def ending(*suffixes: str) -> list[Path]:
    return [path for path in tracked() if path.suffix in suffixes]


def text(path: Path) -> str:
    """The content of a text file; "" for pictures and the like."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def modules() -> list[Path]:
    return sorted(path.parent for path in MODULES.glob("*/__init__.py"))
