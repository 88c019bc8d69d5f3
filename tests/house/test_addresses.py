"""Nothing in the project depends on where somebody once built it."""

import json
import re
from pathlib import Path

import pytest

from tests.house.files import name, text, tracked
from tests.installation import ROOT

REGISTRIES = ("registry." + "npmjs", "pypi" + ".org", "files." + "pythonhosted")
MACHINES = re.compile(r"(?<![\w.~-])/(?:work|root|home/[a-z]|Users/[A-Za-z])(?:/|\b)")
LOCKS = [path for path in tracked() if re.fullmatch(r"requirements.*\.txt", path.name)]
NPM_LOCKS = [path for path in tracked() if path.name == "package-lock.json"]
pytestmark = pytest.mark.once


def test_no_registry_is_named() -> None:
    found = {name(path): word for path in tracked() for word in REGISTRIES if word in text(path)}
    assert found == {}


def test_no_path_of_a_machine_is_named() -> None:
    found = {name(path): match.group() for path in tracked() if (match := MACHINES.search(text(path)))}
    assert found == {}


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_python_packages_are_locked_with_hashes(lock: Path) -> None:
    content = text(lock)
    assert "--index-url" not in content
    assert "--find-links" not in content
    packages = [one for one in re.split(r"\n(?=[a-zA-Z])", content) if not one.startswith("#")]
    assert len(packages) > 10
    assert [one.split()[0] for one in packages if not re.match(r"[\w.\[\]-]+==\S+", one)] == []
    assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=name)
def test_npm_packages_are_locked_with_hashes_and_no_addresses(lock: Path) -> None:
    packages = json.loads(text(lock))["packages"]
    outside = {path: entry for path, entry in packages.items() if path.startswith("node_modules/")}
    assert outside
    assert [path for path, entry in outside.items() if "integrity" not in entry] == []
    assert [path for path, entry in outside.items() if "resolved" in entry] == []


def test_the_locks_are_there() -> None:
    assert {ROOT / "requirements.txt", ROOT / "requirements-dev.txt"} <= set(LOCKS)
    assert ROOT / "package-lock.json" in NPM_LOCKS
