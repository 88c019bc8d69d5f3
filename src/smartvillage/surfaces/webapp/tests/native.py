"""Configuration of the app for tests of the pages that follow it."""

from typing import Any

import orjson

from smartvillage.testing import Place


def configure(place: Place, version: str | None = None, **contents: Any) -> None:
    """Stores JSON contents by name; a text is stored as it is, also what is no JSON."""
    for name, value in contents.items():
        written = value if isinstance(value, str) else orjson.dumps(value).decode()
        place.publish("static_content", "json", name=name, app_version=version, content=written)


def route(name: str, **variables: Any) -> dict[str, Any]:
    """`routeName` and `params` of a page of text or a list."""
    return {"routeName": name, "params": {"title": "x", **variables}}
