"""What an aid is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from smartvillage.core.content.kinds import Kind
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.forms.declare import Spec


@dataclass(frozen=True)
class Typed:
    """What stands in the form: `source` as pages read an item, `item` is 0 for a new one.

    `asked`: what the editor wants to know, for aids with a field of their own.
    """

    kind: Kind
    source: Mapping[str, Any]
    item: int
    viewer: Viewer
    asked: str = ""


@dataclass(frozen=True)
class Aid:
    """`fits` says below which fields it stands; `make` gives the template's context, None for nothing to say."""

    name: str
    fits: Callable[[Kind, Spec], bool]
    template: str
    make: Callable[[Typed], Mapping[str, Any] | None]
