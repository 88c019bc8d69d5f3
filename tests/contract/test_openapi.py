"""contract/openapi.yaml describes exactly the addresses that are there."""

import re

import schemathesis
import yaml

from smartvillage.core.modules import rooms
from smartvillage.surfaces.rest.addresses import tables
from tests.installation import ROOT

DESCRIBED = yaml.safe_load((ROOT / "contract" / "openapi.yaml").read_text("utf-8"))
METHODS = ("get", "post", "put", "patch", "delete")
FRONT = {
    ("/oauth/token", "post"),
    ("/oauth/authorize", "get"),
    ("/health-check", "get"),
    ("/generate_204", "get"),
}
"""Answered before or beside the REST surface."""


def test_the_description_is_sound() -> None:
    operations = [found.ok() for found in schemathesis.openapi.from_dict(DESCRIBED).get_all_operations()]
    assert len(operations) > 25


def test_every_address_is_described_and_no_other() -> None:
    served = {
        ("/" + re.sub(r"<\w+:(\w+)>", r"{\1}", route), method.lower())
        for table in tables()
        for route, handlers in table.items()
        for method in handlers
    }
    served |= {found for room in rooms("front") for found in room.ADDRESSES}
    described = {
        (path, method) for path, item in DESCRIBED["paths"].items() for method in item if method in METHODS
    }
    assert described - FRONT == served
