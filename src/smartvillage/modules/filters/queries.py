"""The filters a municipality has configured."""

from typing import Any

import orjson

from smartvillage.core.content.statics import JSON, find_static

NAME = "resourceFilters"
RESOURCES = frozenset(
    {"NewsItem", "EventRecord", "PointOfInterest", "Tour"}
    | {
        f"GenericItem::{name}"
        for name in ("Job", "Noticeboard", "Offer", "Deadline", "DefectReport", "ConstructionSite")
    }
)
FIELDS = frozenset(
    {"category", "dataProvider", "dateStart", "dateEnd", "location", "onlyCurrentlyOpen", "radiusSearch"}
    | {"saveable", "zipStart", "zipEnd"}
)
TYPES = frozenset({"checkbox", "date", "dropdown", "slider", "text"})


def resource_filters(*, municipality: int) -> list[dict[str, Any]]:
    """One for each resource, the first that is said; what the app could not read is left out."""
    found = find_static(municipality=municipality, name=NAME, generic_type=JSON)
    try:
        said = orjson.loads((found or {}).get("content") or "[]")
    except orjson.JSONDecodeError:
        return []
    filters: dict[str, dict[str, Any]] = {}
    for one in said if isinstance(said, list) else ():
        resource = one.get("dataResourceType") if isinstance(one, dict) else None
        if isinstance(resource, str) and resource in RESOURCES and isinstance(one.get("config"), dict):
            filters.setdefault(resource, _config(one["config"]))
    return [{"data_resource_type": resource, "config": config} for resource, config in filters.items()]


def _config(said: dict[str, Any]) -> dict[str, Any]:
    config = {
        name: one
        for name, one in said.items()
        if name in FIELDS and isinstance(one, dict) and one.get("type") in TYPES
    }
    if "dateStart" not in config or "dateEnd" not in config:  # the app needs both or none
        config = {name: one for name, one in config.items() if name not in ("dateStart", "dateEnd")}
    active = said.get("active")
    if isinstance(active, dict) and isinstance(active.get("default"), bool):
        config["active"] = active
    return config
