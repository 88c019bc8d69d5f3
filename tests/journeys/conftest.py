"""Running servers: one with one municipality, its importer and its app, one with the example town and its readers."""

import json
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartvillage.browser import launch
from tests.installation import Installation, serving
from tests.journeys.reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.fixture(scope="module")
def town(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Bad Belzig as a newcomer gets it by `make run`."""
    folder = tmp_path_factory.mktemp(f"town-{secrets.token_hex(2)}")
    installation = Installation(Path(shutil.copytree(planted, folder, dirs_exist_ok=True)))
    with serving(installation) as url:
        yield url.replace("//localhost", f"//{SLUG}.localhost").replace("//127.0.0.1", f"//{SLUG}.localhost")


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def reader(request: pytest.FixtureRequest, chromium: "Browser", town: str) -> Iterator[Reader]:
    width, height = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", locale="de-DE"
    )
    yield Reader(context.new_page(), town)
    context.close()
