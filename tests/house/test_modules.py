"""Every module has the same rooms and says what it is."""

import importlib
from pathlib import Path

import pytest

from smartvillage.core.manifest import Manifest
from tests.house.files import modules, text
from tests.installation import ROOT

MOST_README_LINES = 10
ROOMS = {
    *(
        "__init__",
        "module",
        "document",
        "models",
        "queries",
        "actions",
        "graph",
        "cms",
        "pages",
        "rest",
        "feeds",
    ),
    *(
        "front",
        "statics",
        "jobs",
        "importers",
        "schema.graphql",
        "templates",
        "static",
        "tests",
        "migrations",
        "README.md",
    ),
}
pytestmark = pytest.mark.once
every_module = pytest.mark.parametrize("folder", modules(), ids=lambda path: path.name)


@every_module
def test_it_says_what_it_is(folder: Path) -> None:
    manifest = importlib.import_module(f"smartvillage.modules.{folder.name}.module").MODULE
    assert isinstance(manifest, Manifest)
    assert manifest.name == folder.name
    assert manifest.label
    assert manifest.icon in (ROOT / "frontend" / "icons.txt").read_text().split()


@every_module
def test_its_readme_is_there_and_short(folder: Path) -> None:
    said = text(folder / "README.md").splitlines()
    assert 3 <= len(said) <= MOST_README_LINES
    assert said[0].startswith("# ")


@every_module
def test_it_has_tests(folder: Path) -> None:
    assert list((folder / "tests").glob("test_*.py"))


@every_module
def test_the_architecture_names_it(folder: Path) -> None:
    assert f"`{folder.name}`" in text(ROOT / "docs" / "architecture.md")


def test_every_room_is_explained() -> None:
    guide = text(ROOT / "docs" / "module.md")
    assert [room for room in sorted(ROOMS - {"__init__"}) if f"`{room}" not in guide] == []


def test_there_are_modules() -> None:
    assert {"news", "events", "places", "tours", "generic_items"} <= {folder.name for folder in modules()}
