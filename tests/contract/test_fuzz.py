"""Wild requests by the thousand against the running server: no answer says that the server failed.

`FUZZ=20000 pytest tests/contract/test_fuzz.py -s` sends that many and prints what it saw.
"""

import json
import math
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import graphql
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import mutations, queries
from requests import Request

from smartvillage.surfaces.graphql.registry import wire
from tests.contract.conftest import SLUG, Phone, Reply, Served
from tests.installation import ROOT

ASKED = int(os.environ.get("FUZZ", "0"))
ROLES = ("app", "admin", "restricted")
pytestmark = pytest.mark.once


def wild(share: float) -> settings:
    """As many requests as asked for, each made up once for all roles; one, always the same, where nobody asked."""
    return settings(
        max_examples=math.ceil(ASKED * share / len(ROLES)) or 1,
        derandomize=not ASKED,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@dataclass
class Tally:
    """What came back."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def send(self, phone: Phone, method: str, path: str, body: Any, **headers: str) -> Reply:
        started = time.perf_counter()
        reply = phone.send(method, path, body, **headers)
        took = time.perf_counter() - started
        said = f"{method} {path} {str(body)[:2000]}"
        self.slowest = max(self.slowest, (took, said))
        self.statuses[reply.status] += 1
        if reply.status >= 500 or b"Internal error" in reply.body:
            self.faults.append(f"{reply.status} {reply.body[:300]!r} {said}")
        return reply

    def taken(self) -> list[str]:
        """The faults since the last time, so that one test's do not fail the next."""
        found, self.faults = self.faults, []
        return found


@pytest.fixture(scope="module")
def tally() -> Iterator[Tally]:
    found = Tally()
    yield found
    took, what = found.slowest
    print(
        f"\n{sum(found.statuses.values())} requests {dict(found.statuses)}; slowest {took:.2f} s: {what[:300]}"
    )


@pytest.fixture(scope="module")
def phones(examples: Served) -> dict[str, Phone]:
    return {role: examples.phone(role) for role in ROLES}


def _node(value: Any) -> graphql.ValueNode:
    """The literal of a JSON value; names of objects' fields go without quotation marks."""
    if isinstance(value, dict):
        fields = [
            graphql.ObjectFieldNode(name=graphql.NameNode(value=key), value=_node(one))
            for key, one in value.items()
        ]
        return graphql.ObjectValueNode(fields=tuple(fields))
    if isinstance(value, list):
        return graphql.ListValueNode(values=tuple(_node(one) for one in value))
    return graphql.parse_value(json.dumps(value))


NAMES = st.from_regex(r"[a-z][A-Za-z]{0,8}", fullmatch=True)
FLAT = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=20)
JSON = st.recursive(
    FLAT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)
ORDERS = st.sampled_from(["createdAt_DESC", "listDate_ASC", "title_ASC", "nonsense", ""])
DATES = st.sampled_from(["2026-08-21T14:00:00+02:00", "0000-00-00", "9999-12-31T23:59:59Z", "gestern"])
SCALARS = {
    "JSON": JSON.map(_node),
    "I18nJSON": JSON.map(_node),
    "AnyPrimitive": FLAT.map(_node),
    "ISO8601DateTime": DATES.map(_node),
    "EventRecordsOrder": ORDERS.map(_node),
    "SurveyPollsOrder": ORDERS.map(_node),
}


MAKERS = {"query": queries, "mutation": mutations}
FIELDS = [
    (operation, field)
    for operation, root in (("query", wire().schema.query_type), ("mutation", wire().schema.mutation_type))
    for field in (root.fields if root else ())
]


@pytest.mark.parametrize(("operation", "field"), FIELDS)
def test_graphql(operation: str, field: str, phones: dict[str, Phone], tally: Tally) -> None:
    """A strategy for each field: every field has its share, and documents of one field are made quickly."""
    made = MAKERS[operation](wire().schema, fields=[field], custom_scalars=SCALARS, allow_x00=True)

    @wild(0.9 / len(FIELDS))
    @given(made)
    def ask(document: str) -> None:
        for phone in phones.values():
            reply = tally.send(phone, "POST", "/graphql", {"query": document})
            assert reply.status == 200
            assert reply.json.keys() & {"data", "errors"}

    ask()
    assert tally.taken() == []


REST = schemathesis.openapi.from_dict(yaml.safe_load((ROOT / "contract" / "openapi.yaml").read_text("utf-8")))
OPERATIONS = [found.ok() for found in REST.get_all_operations()]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_rest(operation: Any, phones: dict[str, Phone], tally: Tally, examples: Served) -> None:
    @wild(0.2 / len(OPERATIONS))  # more than is left: some have few different requests
    @given(operation.as_strategy())
    def ask(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url=examples.url)
        prepared = Request(**{key: value for key, value in sent.items() if key in REQUEST}).prepare()
        path = (prepared.url or "").removeprefix(examples.url)
        headers = {key: str(value) for key, value in prepared.headers.items() if key.lower() in SENT}
        headers["Host"] = f"{SLUG}.localhost"
        body = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
        for phone in phones.values():
            tally.send(phone, prepared.method or "GET", path, body, **headers)

    ask()
    assert tally.taken() == []


SENT = {"content-type", "x-federal-state"}
REQUEST = {"method", "url", "headers", "files", "data", "params", "cookies", "json"}
