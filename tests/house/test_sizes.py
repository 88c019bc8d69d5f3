"""Rooms stay liveable: small files, small functions."""

import statistics
import subprocess
import sys

import pytest

from tests.house.files import ending, name, text
from tests.installation import ROOT

MOST_LINES = 400
MEDIAN_LINES = 80
MOST_STATEMENTS = 40
pytestmark = pytest.mark.once


def lines(content: str) -> int:
    return len(content.splitlines())


def test_no_file_is_long() -> None:
    sizes = {
        name(path): lines(text(path)) for path in ending(".py", ".js", ".css", ".html", ".graphql", ".sh")
    }
    assert len(sizes) > 300
    generated = {"contract/schema.graphql"}
    assert {path: size for path, size in sizes.items() if size > MOST_LINES and path not in generated} == {}


def test_the_usual_file_is_short() -> None:
    sizes = [
        lines(text(path)) for path in ending(".py") if name(path).startswith("src/") and text(path).strip()
    ]
    assert statistics.median(sizes) < MEDIAN_LINES


def test_no_function_is_long() -> None:
    rule = ["--select", "PLR0915", "--config", f"lint.pylint.max-statements={MOST_STATEMENTS}"]
    everywhere = ["--config", "lint.per-file-ignores={}", "src", "tests", "bench"]
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", *rule, *everywhere],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
