"""Where examples offer themselves as what a training municipality is set back to."""

from collections.abc import Mapping
from typing import Any, Protocol

from smartvillage.core.municipalities.models import Municipality


class Example(Protocol):
    """Content for a whole municipality."""

    def draw(self, municipality: int, pictures: Mapping[str, Any]) -> dict[str, Any]:
        """All its pictures as files, those that are there already left alone; takes long, no row is written."""

    def plant(
        self, municipality: Municipality, *, pictures: Mapping[str, Any], organisations: Mapping[str, int]
    ) -> dict[str, int]:
        """Rows of today, in the caller's transaction; the numbers of its organisations, those known kept."""


EXAMPLES: dict[str, Example] = {}


def offer(name: str, example: Example) -> None:
    EXAMPLES[name] = example
