"""A running server with the example municipalities, and a phone that asks it."""

import json
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.contract.documents import documents
from tests.installation import Installation, serving

SLUG = "bad-belzig"


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body else None


@dataclass
class Phone:
    """A client of the running server in a role, with the token it got as clients do."""

    url: str
    credentials: Mapping[str, str]
    personal: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def token(self) -> str:
        asked = {**self.credentials, "grant_type": "client_credentials"}
        return str(self.send("POST", "/oauth/token", asked, authorization="").json["access_token"])

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        connection = HTTPConnection(self.url.removeprefix("http://"), timeout=30)
        sent = {"Content-Type": "application/json", "X-Authorization": self.personal, **self.headers}
        if "authorization" not in headers:
            sent["Authorization"] = f"Bearer {self.token}"
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        connection.request(method, path, content, {**sent, **headers})
        answer = connection.getresponse()
        found = Reply(answer.status, answer.read())
        connection.close()
        return found

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The whole answer to a document of the app by its name, or to one written out."""
        text = documents().get(document, document)
        reply = self.send("POST", "/graphql", {"query": text, "variables": dict(variables or {})})
        assert reply.status == 200, reply
        return reply.json

    def data(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        answer = self.ask(document, variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


@dataclass(frozen=True)
class Served:
    installation: Installation
    url: str

    def phone(self, role: str) -> Phone:
        made = self.installation.json("client", "create", "--municipality", SLUG, "--role", role)
        return Phone(self.url, made)


@pytest.fixture(scope="module")
def examples(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example content, served as in production; a file's own, as wild requests leave traces."""
    folder = tmp_path_factory.mktemp(f"contract-{secrets.token_hex(2)}")
    installation = Installation(Path(shutil.copytree(planted, folder, dirs_exist_ok=True)))
    with serving(installation) as url:
        yield Served(installation, url)
