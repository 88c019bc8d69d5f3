"""The app's screens as ordered requests (facts/app-cold-start.json), with the places of values filled in."""

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smartvillage.kit.dates import now, today

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts" / "app-cold-start.json"
ELSEWHERE = ("{{bus}}", "{{sue}}", "{{matomo", "{{settings.", "{{payload.")
BUS = "GET_AREAS_AND_TOP_10", "GET_SERVICES", "GET_SERVICE"
"""Served by the service catalogue, which is not part of the DataHub's contract."""


@dataclass(frozen=True)
class Step:
    """One request: a GraphQL document by its name, or a path."""

    name: str
    document: str = ""
    variables: Mapping[str, Any] | None = None
    method: str = "POST"
    path: str = "/graphql"
    headers: Mapping[str, str] | None = None
    body: Any = None
    expect: int = 200


def flows() -> dict[str, list[dict[str, Any]]]:
    """Raw requests by flow; empty when the facts do not lie beside the project."""
    if not FACTS.exists():
        return {}
    return {name: flow["requests"] for name, flow in json.loads(FACTS.read_text())["flows"].items()}


def steps(flow: list[dict[str, Any]], known: Mapping[str, Any]) -> Iterator[Step]:
    """The requests that go to the DataHub. `known`: values by placeholder, or by document and placeholder."""
    for asked in flow:
        if asked["kind"] == "graphql" and asked["export"] not in BUS:
            variables = _filled(asked["variables"], asked["export"], known)
            yield Step(asked["name"], document=asked["export"], variables=variables)
        elif asked["kind"] == "rest" and not asked["path"].startswith(ELSEWHERE):
            yield _rest(asked, known)


def _rest(asked: Mapping[str, Any], known: Mapping[str, Any]) -> Step:
    key = f"{asked['method']} {asked['path'].partition('?')[0]}"
    if "X-HTTP-Method-Override" in asked.get("headers", {}):
        key = key.replace("POST", "GET")
    body = known.get(f"body {key}", asked.get("body"))
    return Step(
        asked["name"],
        method=asked["method"],
        path=known.get(f"path {key}", asked["path"]),
        headers=_filled(asked.get("headers", {}), key, known),
        body=_filled(body, key, known),
        expect=asked.get("expect") or known.get(f"status {key}", 200),
    )


def _filled(value: Any, name: str, known: Mapping[str, Any]) -> Any:
    match value:
        case dict():
            return {key: _filled(one, f"{name} {key}", known) for key, one in value.items()}
        case list():
            return [_filled(one, name, known) for one in value]
        case str() if match := re.fullmatch(r"(.*?)\{\{(.+?)\}\}(.*)", value):
            found = _known(match[2], name, known)
            return f"{match[1]}{found}{match[3]}" if match[1] or match[3] else found
    return value


def _known(placeholder: str, name: str, known: Mapping[str, Any]) -> Any:
    day = today()
    dates = {
        "today YYYY-MM-DD": day.isoformat(),
        "last day of month": day.replace(day=monthrange(day.year, day.month)[1]).isoformat(),
        "YYYY-MM-DDTHH:mm": now().strftime("%Y-%m-%dT%H:%M"),
    }
    words = name.split(" ")
    for length in range(len(words), 0, -1):
        if (key := f"{' '.join(words[:length])} {placeholder}") in known:
            return known[key]
    return dates[placeholder] if placeholder in dates else known[placeholder]
