"""kill -9 of the web process and of the worker in the middle of mutations: what was answered is there, mails go once."""

import contextlib
import re
import signal
import time
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.contract.conftest import Phone
from tests.installation import Installation, end, free_port

NOTICES, KILLED_AFTER = 24, 8
WORDS = '{\\"app_name\\": \\"Dorf-App\\", \\"mail_footer\\": [\\"Ihr Rathaus\\"]}'
CONFIGURE = f"""mutation {{ createOrUpdateStaticContent(name: "noticeboard-notify-creator", dataType: "json", content: "{WORDS}") {{ id }} }}"""
CREATE = """mutation {{ createGenericItem(genericType: "Noticeboard", title: "Rad {n}", externalId: "rad-{n}", categoryName: "Suche",
  contacts: [{{firstName: "Ada", email: "ada-{n}@example.org"}}], dates: [{{dateEnd: "2099-05-01"}}]) {{ id }} }}"""
pytestmark = pytest.mark.once


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    mails = tmp_path / "mails"
    mails.mkdir()
    made = Installation(tmp_path, settings={"EMAIL_URL": f"filemail:///{mails}"})
    made.command("migrate", "--verbosity", "0")
    made.command("municipality", "create", "bad-belzig", "--name", "Bad Belzig", "--domain", "localhost")
    return made


class Server:
    """Started again on the same port after each kill."""

    def __init__(self, installation: Installation) -> None:
        self.installation, self.port = installation, free_port()
        self.process: Any = None

    def start(self) -> None:
        self.process = self.installation.start("serve", "--port", str(self.port))
        for _ in range(300):
            with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/generate_204"):
                return
            time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        end(self.process, signal.SIGKILL)


def mailed(installation: Installation) -> Counter[str]:
    """How often each author was written to."""
    texts = [path.read_text("utf-8") for path in sorted((installation.folder / "mails").iterdir())]
    return Counter(address for text in texts for address in re.findall(r"^To: (\S+)", text, re.M))


def test_what_was_answered_survives_and_is_finished_once(installation: Installation) -> None:
    server = Server(installation)
    server.start()
    clients = {
        role: installation.json("client", "create", "--municipality", "bad-belzig", "--role", role)
        for role in ("admin", "user")
    }
    phones = {role: Phone(f"http://localhost:{server.port}", made) for role, made in clients.items()}
    phones["admin"].data(CONFIGURE)
    phones["user"].token  # noqa: B018  fetched once, good across restarts
    worker = installation.start("worker")
    answered: dict[int, str] = {}
    for number in range(NOTICES):
        if number and number % KILLED_AFTER == 0:
            server.kill()
            end(worker, signal.SIGKILL)
            server.start()
            worker = installation.start("worker")
        with contextlib.suppress(OSError, HTTPException):
            answered[number] = phones["user"].data(CREATE.format(n=number))["createGenericItem"]["id"]
    for number in range(NOTICES):  # importers send everything again
        again = phones["user"].data(CREATE.format(n=number))["createGenericItem"]["id"]
        assert answered.setdefault(number, again) == again
    found = phones["user"].data("{ genericItems { id title } }")["genericItems"]
    assert {one["id"]: one["title"] for one in found} == {
        key: f"Rad {number}" for number, key in answered.items()
    }
    wanted = {f"ada-{number}@example.org" for number in range(NOTICES)}
    deadline = time.monotonic() + 90
    installation.command("shell", "-c", RELEASE)
    while set(mailed(installation)) != wanted and time.monotonic() < deadline:
        time.sleep(0.5)
    end(worker)
    server.kill()
    assert mailed(installation) == Counter(wanted)


RELEASE = """
from smartvillage.core.jobs.models import Task
Task.objects.update(leased_until=None)
"""
"""What the killed worker had leased is free at once instead of in five minutes."""
