"""Brings the answers of all servers to one form, so that their equality is checked, not believed."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
LOCAL_IDS = frozenset({"id"})


def comparable(value: Any) -> Any:
    """Without ids, which every server gives on its own, and with "" for what is absent."""
    if isinstance(value, dict):
        return {key: comparable(inner) for key, inner in value.items() if key not in LOCAL_IDS}
    if isinstance(value, list):
        return [comparable(inner) for inner in value]
    return "" if value is None else value


def from_postgraphile(data: dict[str, Any], variables: dict[str, Any]) -> dict[str, Any]:
    """PostGraphile's answer in the form of the wire documents."""
    found: dict[str, Any] = {}
    for name, rows in data.items():
        if name == "eventRecords":
            found[name] = [_occurrence(row, variables["dateRange"][0]) for row in rows]
        else:
            found[name] = [_wire(row) for row in rows]
    return found


def _occurrence(row: dict[str, Any], first_day: str) -> dict[str, Any]:
    date = {key: value for key, value in row.items() if key != "event"}
    return {
        **_wire(row["event"]),
        "date": _wire(date),
        "listDate": max(first_day, row["dateStart"]),
    }


def _wire(value: Any, key: str = "") -> Any:
    if isinstance(value, list):
        return [_wire(inner["category"] if key == "categories" else inner, key) for inner in value]
    if isinstance(value, dict):
        return _object({name: _wire(inner, name) for name, inner in value.items()})
    if value is not None and key.startswith("time"):
        return value[:5]
    if value is not None and key == "publishedAt":
        return dt.datetime.fromisoformat(value).astimezone(BERLIN).strftime("%Y-%m-%d %H:%M:%S %z")
    return value


def _object(found: dict[str, Any]) -> dict[str, Any]:
    """Columns of a table gathered into the objects they are on the wire."""
    if "latitude" in found:
        found["geoLocation"] = {"latitude": found.pop("latitude"), "longitude": found.pop("longitude")}
    if "logoUrl" in found:
        found["logo"] = {"url": found.pop("logoUrl")}
    if "sourceDescription" in found:
        found["sourceUrl"] = {"url": found["sourceUrl"], "description": found.pop("sourceDescription")}
    if "captionText" in found:
        found["sourceUrl"] = {"url": found.pop("url")}
    return found


def first_difference(left: Any, right: Any, path: str = "") -> str | None:
    """Where two comparable answers part; None when they are equal."""
    if isinstance(left, dict) and isinstance(right, dict):
        if left.keys() != right.keys():
            return f"{path}: fields {sorted(left)} and {sorted(right)}"
        pairs = [(f"{path}.{key}", left[key], right[key]) for key in left]
    elif isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return f"{path}: {len(left)} and {len(right)} elements"
        pairs = [(f"{path}[{i}]", one, other) for i, (one, other) in enumerate(zip(left, right, strict=True))]
    else:
        return None if left == right else f"{path}: {left!r} and {right!r}"
    return next((found for part in pairs if (found := first_difference(part[1], part[2], part[0]))), None)
