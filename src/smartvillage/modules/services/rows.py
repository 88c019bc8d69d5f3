"""Values of rows read without Django's models, alike on both databases."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from smartvillage.core.content.select import fetch

__all__ = ["document", "fetch", "marks", "moment"]


def marks(values: Sequence[object]) -> str:
    """Placeholders for the values of an IN."""
    return ", ".join(["%s"] * len(values))


def document(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value


def moment(value: Any) -> datetime | None:
    """SQLite keeps moments as text in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value
