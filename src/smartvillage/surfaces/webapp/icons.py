"""The icons of both surfaces: names of the sprite that `npm run build` writes from frontend/icons.txt."""

import json
from functools import cache
from pathlib import Path

import smartvillage

FALLBACK = "circle"
_BUILD = Path(smartvillage.__file__).parent / "static" / "build"


@cache
def names() -> frozenset[str]:
    """All names an editor may choose; empty as long as the front end has not been built."""
    try:
        return frozenset(json.loads((_BUILD / "icons.json").read_text()))
    except FileNotFoundError:
        return frozenset()


def known(name: str) -> str:
    """The name itself, or a plain circle for an icon the sprite lacks."""
    return name if name in names() else FALLBACK
