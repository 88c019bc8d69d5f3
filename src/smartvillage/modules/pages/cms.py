"""The editors' side of the app's configuration: what may be published of it."""

from collections.abc import Mapping
from typing import Any

from smartvillage.modules.pages.configuration.check import faults
from smartvillage.modules.pages.configuration.known import known_of
from smartvillage.modules.pages.document import CONFIGURATION
from smartvillage.surfaces.cms.structured import Structure


def structured(municipality: int, document: Mapping[str, Any]) -> Structure:
    """A content of the configuration by its name."""
    known, name = known_of(municipality), str(document.get("name") or "")
    return Structure("content", lambda written: faults(name, written, known))


STRUCTURED = {CONFIGURATION.slug: structured}
