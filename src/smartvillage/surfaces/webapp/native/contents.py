"""The configuration of a municipality's app: its JSON contents by name, as the newest app reads them."""

from collections.abc import Mapping
from typing import Any

import orjson
from cachetools import LRUCache

from smartvillage.core.content.statics import JSON, STATIC, newest_statics
from smartvillage.kit.words import static_name
from smartvillage.surfaces.webapp.native.values import table
from smartvillage.surfaces.webapp.pagecontext import PageContext

Contents = Mapping[str, Any]
_known: LRUCache[int, tuple[int, Contents]] = LRUCache(maxsize=2_000)


def content(context: PageContext, name: str) -> Any:
    """What is stored under a name of the app; None for what is missing or no JSON, as if nobody had written it."""
    return _all(context).get(static_name(name))


def settings(context: PageContext) -> Mapping[str, Any]:
    """The app's `globalSettings`."""
    return table(content(context, "globalSettings"))


def section(context: PageContext, name: str) -> Any:
    """A key of `globalSettings.sections`."""
    return table(settings(context).get("sections")).get(name)


def forget() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()


def _all(context: PageContext) -> Contents:
    """Every content of the municipality, in one statement; read again only after one was written."""
    version = context.versions.get(STATIC, 0)
    known = _known.get(context.municipality.id)
    if known is None or known[0] != version:
        found = newest_statics(municipality=context.municipality.id, generic_type=JSON)
        parsed = {name: _parsed(made.get("content")) for name, made in found.items()}
        known = _known[context.municipality.id] = (version, parsed)
    return {**known[1], **context.unsaved} if context.unsaved else known[1]


def _parsed(text: object) -> Any:
    try:
        return orjson.loads(text) if isinstance(text, str) else text
    except orjson.JSONDecodeError:
        return None
