"""What the documents point at exists."""

import re
from pathlib import Path

import pytest

from smartvillage import settings as settings_module
from tests.house.files import ending, name, text
from tests.installation import ROOT

LINK = re.compile(r"\[[^\]]+\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
SETTING = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"")
DECISION = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
pytestmark = pytest.mark.once


@pytest.mark.parametrize("document", ending(".md"), ids=name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(text(document))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_setting_is_explained() -> None:
    known = set(SETTING.findall(Path(settings_module.__file__).read_text()))
    known |= {"DATA_DIR", "PORT", "HOST"}
    assert len(known) > 10
    guide = text(ROOT / "docs" / "operate.md")
    assert sorted(setting for setting in known if f"`{setting}`" not in guide) == []


def test_decisions_are_numbered_without_gaps() -> None:
    found = sorted(path.name for path in (ROOT / "docs" / "decisions").iterdir())
    numbers = [match[1] for file in found if (match := DECISION.fullmatch(file))]
    assert len(numbers) == len(found) > 3
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
