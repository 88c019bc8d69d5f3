"""Services of a state without a catalogue, or missing from it, for the GraphQL of old apps: put together from what the
upstream answers to the REST calls of new ones, each kept like theirs.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import orjson

from smartvillage.modules.services.proxying import proxy_of
from smartvillage.modules.services.wire.asked import MOST, Asked, Refusal
from smartvillage.modules.services.wire.made import Shape
from smartvillage.modules.services.wire.passing import passed_on

AROUND = {
    "organisationalUnits": "ou/findByCompetence",
    "persons": "person/find",
    "forms": "form/find",
    "onlineServices": "os/findByCompetence",
}


def upstream_services(asked: Asked, ids: Iterable[str] | None) -> list[Shape]:
    """Id and name of those of a place; none where nobody can be asked."""
    if proxy_of(asked.state) is None:
        return []
    if ids is None:
        return _found(asked, "pst/find", limit=str(MOST), selectAttributes="id,name")
    return [one for identifier in ids if (one := _one(asked, f"pst/{identifier}"))]


def upstream_service(asked: Asked, identifier: str) -> Shape | None:
    """A service with all that is around it; None where the upstream knows none."""
    service = _one(asked, f"pstExtended/{identifier}")
    if service is None:
        return None
    return {**service, **{name: _found(asked, path, pstId=identifier) for name, path in AROUND.items()}}


def _found(asked: Asked, path: str, **said: str) -> list[Shape]:
    answer = _said(asked, path, **said)
    rows = answer.get("results") if isinstance(answer, dict) else None
    objects = [row.get("object") for row in rows or () if isinstance(row, dict)]
    return [one for one in objects if isinstance(one, dict) and one.get("id")]


def _one(asked: Asked, path: str) -> Shape | None:
    found = _said(asked, path)
    return found if isinstance(found, dict) and found.get("id") else None


def _said(asked: Asked, path: str, **said: str) -> Any:
    """The upstream's answer as JSON; None for nothing, for garbage, and while it is down."""
    parameters = tuple(
        sorted({"areaId": (asked.text("areaId"),), **{k: (v,) for k, v in said.items()}}.items())
    )
    try:
        answer = passed_on(replace(asked, path=path, parameters=parameters))
        return orjson.loads(answer.body) if answer else None
    except (Refusal, orjson.JSONDecodeError):
        return None
