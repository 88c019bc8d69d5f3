"""The examples of `docs/wire.md` are questions that the running server answers with something."""

import re

import pytest

from tests.contract.conftest import Served
from tests.installation import ROOT

EXAMPLES = re.findall(r"```graphql\n(.*?)```", (ROOT / "docs" / "wire.md").read_text("utf-8"), re.DOTALL)
pytestmark = pytest.mark.once


def test_every_example_finds_something(examples: Served) -> None:
    phone = examples.phone("admin")
    assert len(EXAMPLES) == 3
    assert [[name for name, rows in phone.data(asked).items() if not rows] for asked in EXAMPLES] == [[]] * 3
