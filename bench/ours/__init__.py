"""The narrow adapter to our own server: start it, fill it, ask it. Nothing of Django is imported here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bench.client import Connection, Request
from bench.database import Database
from bench.dataset import Dataset
from bench.paths import DOCUMENTS, ROOT, WORK
from bench.servers import Server, free_port, granian

APPLICATION = "smartvillage.wsgi:application"
EDITED = """
mutation Edit($id: ID!, $name: String!, $categories: [CategoryInput!], $addresses: [AddressInput!]) {
  createPointOfInterest(id: $id, name: $name, categories: $categories, addresses: $addresses) { id name }
}
"""
PLACE = """
query Place { pointsOfInterest(limit: 1, order: name_DESC) {
  id name categories { id } addresses { street zip city geoLocation { latitude longitude } }
} }
"""


@dataclass(frozen=True)
class Client:
    """Credentials that the loader made: of the citizens' app, or of an administrator who may edit."""

    client_id: str
    client_secret: str


def environment(database: Database, **switches: bool) -> dict[str, str]:
    """What our processes need to know; `switches` are the caches."""
    return {
        "DATABASE_URL": database.url,
        "DATA_DIR": str(WORK / "data"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        **{f"SMARTVILLAGE_CACHE_{name.upper()}": str(int(on)) for name, on in switches.items()},
    }


def load(dataset: Dataset, database: Database) -> dict[str, Client]:
    """Migrate, write the dataset through the project's normalisation, make clients; drops what was there."""
    said = _task("load", json.dumps(asdict(dataset), default=str), database=database)
    return {name: Client(**found) for name, found in json.loads(said).items()}


def forget_imported(database: Database) -> None:
    """Remove what the importer of a run created."""
    _task("forget", database=database)


def projection(database: Database) -> dict[str, dict[str, float]]:
    """By document: milliseconds of the compiled projection and of graphql-core's executor, in one process."""
    found: dict[str, dict[str, float]] = json.loads(_task("projection", database=database))
    return found


def server(database: Database, name: str, *, answers: bool, fragments: bool) -> Server:
    """Our server under the settings every Python server gets here."""
    port = free_port()
    switches = environment(database, answers=answers, fragments=fragments)
    return Server(name, granian(sys.executable, APPLICATION, port), port, switches, ROOT)


class Session:
    """One server with a token for each client."""

    def __init__(self, port: int, clients: Mapping[str, Client]) -> None:
        self.port = port
        self._tokens = {name: self._token(client) for name, client in clients.items()}
        self._edits = 0

    def request(self, name: str, variables: Mapping[str, Any]) -> Request:
        """A wire document asked by the citizens' app."""
        return self.graphql((DOCUMENTS / f"{name}.graphql").read_text(), variables, client="app")

    def graphql(self, document: str, variables: Mapping[str, Any], *, client: str) -> Request:
        return Request.graphql(document, variables, {"Authorization": f"Bearer {self._tokens[client]}"})

    def edit_place(self) -> str:
        """Change one place by the wire's mutation; returns its new name, which the next read must show."""
        self._edits += 1
        return self._name_place(f" (Fassung {self._edits})")

    def restore_place(self) -> None:
        """Give the edited place its name back, so that the next run finds the dataset as it was loaded."""
        self._name_place("")

    def _name_place(self, addition: str) -> str:
        connection = Connection(self.port)
        place = connection.data(self.graphql(PLACE, {}, client="admin"))["pointsOfInterest"][0]
        name = f"{place['name'].split(' (')[0]}{addition}"
        variables = {
            "id": place["id"],
            "name": name,
            "categories": [{"id": category["id"]} for category in place["categories"]],
            "addresses": place["addresses"],
        }
        connection.data(self.graphql(EDITED, variables, client="admin"))
        return name

    def _token(self, client: Client) -> str:
        asked = json.dumps({"grant_type": "client_credentials", **asdict(client)}).encode()
        request = Request("/oauth/token", asked, {"Content-Type": "application/json"})
        return str(json.loads(Connection(self.port).ask(request)[0])["access_token"])


def _task(name: str, *arguments: str, database: Database) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench.ours.tasks", name, *arguments],
        cwd=ROOT,
        env=os.environ | environment(database, answers=False, fragments=False),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]
