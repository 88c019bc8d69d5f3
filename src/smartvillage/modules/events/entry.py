"""Who gets in: what an event says of prices and of access without barriers."""

import re
from collections.abc import Mapping
from typing import Any

from smartvillage.kit.html import plain

_HURDLE = re.compile(r"\b(nicht|kein\w*|nur über|leider|stufen|treppen?)\b", re.IGNORECASE)


def is_free(found: Mapping[str, Any]) -> bool:
    """Prices are named, and all are nothing."""
    amounts = [price.get("amount") for price in found.get("price_informations") or ()]
    return bool(amounts) and all(amount == 0 for amount in amounts)


def is_accessible(found: Mapping[str, Any]) -> bool:
    """It names what is without barriers, or describes the access without a hurdle."""
    said = found.get("accessibility_information") or {}
    text = plain(said.get("description") or "")
    return bool(said.get("types")) or (bool(text) and not _HURDLE.search(text))
