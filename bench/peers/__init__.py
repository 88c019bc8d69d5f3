"""Other people's servers over the same data, set up as a competent team would ship them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.client import Request
from bench.database import Database
from bench.paths import BENCH, DOCUMENTS
from bench.peers import install
from bench.servers import Server, free_port, granian

FIRST = 1
"""The relational id of the municipality that is measured; its slug is `bench-01`."""


def strawberry(database: Database) -> Server:
    """strawberry-graphql-django with its optimizer, under the same granian settings as ours."""
    port = free_port()
    return Server(
        "strawberry-django",
        granian(install.strawberry(), "strawberry_app.wsgi:application", port),
        port,
        {**database.environment, "PYTHONPATH": str(BENCH / "peers")},
    )


def strawberry_request(name: str, variables: Mapping[str, Any]) -> Request:
    """The very document our own server gets."""
    document = (DOCUMENTS / f"{name}.graphql").read_text()
    return Request.graphql(document, variables, {"X-Municipality": f"bench-{FIRST:02d}"})


def postgraphile(database: Database) -> Server:
    """PostGraphile 5 on Node, which has one thread for everything but the database."""
    node, folder = install.postgraphile()
    port = free_port()
    environment = {
        **database.environment,
        "PORT": str(port),
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
    }
    return Server("PostGraphile", [str(node), "server.js"], port, environment, folder)


def postgraphile_request(name: str, variables: Mapping[str, Any]) -> Request:
    """The same information in PostGraphile's own terms."""
    document = (BENCH / "peers" / "postgraphile" / f"{name}.graphql").read_text()
    own: dict[str, Any] = {"municipality": FIRST}
    for key, value in variables.items():
        if key == "dateRange":
            own["firstDay"], own["lastDay"] = value
        else:
            own[key] = value
    return Request.graphql(document, own, {})
