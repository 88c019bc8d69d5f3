"""An installation with the example content, set up once for all that look at it from outside."""

import secrets
from pathlib import Path

import pytest

from tests.installation import Installation


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with the example content, to be copied."""
    installation = Installation(tmp_path_factory.mktemp(f"planted-{secrets.token_hex(2)}"))
    installation.command("setup")
    return installation.folder
