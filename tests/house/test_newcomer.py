"""A newcomer adds a module: a folder is copied into `modules/`, and everything is there without another edit."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.installation import ROOT, Database, Installation, serving

PINBOARD = Path(__file__).parent / "newcomer" / "pinboard"
IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")
SLUG = "bad-belzig"
DESK = """
from django.test import Client
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Account
Municipality.objects.update(settings={"second_factor": "recommended"})
from smartvillage.core.municipalities.directory import forget
forget()
client = Client(HTTP_HOST="bad-belzig.localhost")
client.force_login(Account.objects.get())
for path in ("/cms/", "/cms/inhalte/pinboard_note/", "/cms/inhalte/pinboard_note/neu/"):
    page = client.get(path, follow=True)
    print("#", path, page.status_code)
    print(page.content.decode())
address = page.redirect_chain[-1][0]
done = client.post(address, {"title": "Fahrrad gefunden", "colour": "blue", "action": "publish"})
print("# /cms/", done.status_code)
"""
pytestmark = pytest.mark.once


@dataclass(frozen=True)
class Copy:
    """The project's source with the newcomer's folder in it, installed and served."""

    installation: Installation
    url: str
    client: dict[str, str]

    def graphql(self, query: str) -> Any:
        asked = {**self.client, "grant_type": "client_credentials"}
        token = self._post("/oauth/token", asked)["access_token"]
        said = self._post("/graphql", {"query": query}, authorization=f"Bearer {token}")
        assert "errors" not in said, said
        return said["data"]

    def page(self, path: str) -> tuple[int, str]:
        with urlopen(Request(f"{self.url}{path}", headers={"Host": f"{SLUG}.localhost"})) as answer:
            return answer.status, answer.read().decode()

    def _post(self, path: str, body: Any, **headers: str) -> Any:
        headers = {"Content-Type": "application/json", **headers}
        with urlopen(Request(f"{self.url}{path}", json.dumps(body).encode(), headers)) as answer:
            return json.load(answer)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    folder = tmp_path_factory.mktemp("newcomer")
    source = folder / "src"
    shutil.copytree(ROOT / "src", source, ignore=IGNORED)
    shutil.copytree(PINBOARD, source / "smartvillage" / "modules" / "pinboard", ignore=IGNORED)
    data = folder / "data"
    data.mkdir()
    installation = Installation(data, source=source)
    installation.command("migrate", "--verbosity", "0")
    installation.command("municipality", "create", SLUG, "--name", "Bad Belzig")
    installation.command("user", "create", "ada@example.org", "--municipality", SLUG, "--role", "admin")
    client = installation.json("client", "create", "--municipality", SLUG, "--role", "user")
    with serving(installation) as url:
        yield Copy(installation, url, client)


def test_the_copy_is_what_runs(copy: Copy) -> None:
    where = "import smartvillage; print(smartvillage.__file__)"
    said = copy.installation.command("shell", "--verbosity", "0", "-c", where).stdout
    assert said.strip() == str(copy.installation.source / "smartvillage" / "__init__.py")


def test_its_table_exists_and_nothing_is_left_to_migrate(copy: Copy) -> None:
    assert Database(copy.installation).count("pinboard_thanks") == 0
    copy.installation.command("makemigrations", "--check", "--dry-run")


def test_doctor_shows_its_rooms(copy: Copy) -> None:
    said = copy.installation.command("doctor", check=False).stdout.splitlines()
    [rooms] = [line for line in said if line.startswith("pinboard ")]
    assert rooms.count("x") == 7  # module, document, models, queries, actions, graph, pages


def test_its_graphql_fields_answer(copy: Copy) -> None:
    note = copy.graphql('mutation { createPinboardNote(title: "Leiter zu leihen") { id } }')[
        "createPinboardNote"
    ]
    said = copy.graphql(f"mutation {{ thankForPinboardNote(id: {note['id']}) {{ statusCode }} }}")
    assert said == {"thankForPinboardNote": {"statusCode": 200}}
    notes = copy.graphql("{ pinboardNotes { id title thanks } }")["pinboardNotes"]
    assert {"id": note["id"], "title": "Leiter zu leihen", "thanks": 1} in notes


def test_citizens_find_its_page_in_the_menu(copy: Copy) -> None:
    copy.graphql('mutation { createPinboardNote(title: "Katze entlaufen", text: "Grau, freundlich") { id } }')
    status, board = copy.page("/pinnwand")
    assert status == 200
    assert "Katze entlaufen" in board
    assert "-mal wurde hier gedankt." in board
    status, menu = copy.page("/mehr")
    assert status == 200
    assert 'href="/pinnwand"' in menu


def test_editors_find_its_list_and_a_form_made_from_its_fields(copy: Copy) -> None:
    said = copy.installation.command("shell", "--verbosity", "0", "-c", DESK).stdout
    home, listing, form, published = said.split("# /cms/")[1:]
    assert home.startswith(" 200")
    assert 'href="/cms/inhalte/pinboard_note/"' in home
    assert listing.startswith("inhalte/pinboard_note/ 200")
    assert form.startswith("inhalte/pinboard_note/neu/ 200")
    for label in ("Überschrift", "Farbe", "Hängt bis", "Wer hat ihn aufgehängt?", "Grün"):
        assert label in form, label
    assert published.strip() == "302"
    assert {"title": "Fahrrad gefunden", "colour": "blue"} in copy.graphql(
        "{ pinboardNotes { title colour } }"
    )["pinboardNotes"]


def test_its_own_tests_run_and_pass(copy: Copy) -> None:
    project = copy.installation.source.parent
    for name in ("pyproject.toml", "conftest.py"):
        shutil.copy(ROOT / name, project / name)
    environment = {**copy.installation.environment, "DATABASE_URL": "sqlite://:memory:"}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "src/smartvillage/modules/pinboard", "-p", "no:randomly"],
        cwd=project,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "2 passed" in ran.stdout
