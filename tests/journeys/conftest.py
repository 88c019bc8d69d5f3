"""A running server with one municipality, its importer and its app."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.installation import Installation, serving

SLUG = "bad-belzig"
BACK = "https://programm.example/zurueck"


@dataclass(frozen=True)
class Running:
    """`clients`: credentials by role, those that people allow something besides (`program`, `phone`).

    `editor`: a person's e-mail and password.
    """

    installation: Installation
    url: str
    clients: dict[str, dict[str, str]]
    editor: dict[str, str]

    def as_json(self) -> str:
        return json.dumps({"url": self.url, "clients": self.clients, "editor": self.editor})


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Set up with the commands an operator uses, then served as in production."""
    installation = Installation(tmp_path_factory.mktemp("installation"))
    installation.command("migrate", "--verbosity", "0")
    installation.command("municipality", "create", SLUG, "--name", "Bad Belzig", "--domain", "localhost")
    roles = ("user", "editor", "app")
    made = {
        role: installation.json("client", "create", "--municipality", SLUG, "--role", role) for role in roles
    }
    asking = ("client", "create", "--municipality", SLUG, "--role", "editor", "--redirect-uri", BACK)
    made |= {"program": installation.json(*asking), "phone": installation.json(*asking, "--public")}
    editor = installation.json(
        "user", "create", "ines@example.org", "--municipality", SLUG, "--role", "editor"
    )
    with serving(installation) as url:
        yield Running(installation, url, made, editor)
