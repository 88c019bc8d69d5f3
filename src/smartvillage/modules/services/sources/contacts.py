"""Ways to reach an office, as `ContactShape`."""

from typing import Any

_CODES = {"01": "email", "02": "phone", "03": "mobile", "04": "fax", "09": "web"}
_WORDS = (
    ("mobil", "mobile"),
    ("handy", "mobile"),
    ("telefax", "fax"),
    ("fax", "fax"),
    ("de-mail", "De-Mail"),
    ("mail", "email"),
    ("telefon", "phone"),
    ("internet", "web"),
    ("web", "web"),
    ("www", "web"),
    ("url", "web"),
)


def contact(*, channel: str, code: str = "", value: str, title: str = "", note: str = "") -> dict[str, Any]:
    """`kind` from the channel's name, its code (list urn:de:xoev:codeliste:erreichbarkeit), or the value's looks."""
    value = value.strip()
    if not value:
        return {}
    said = channel.lower()
    kind = next((kind for word, kind in _WORDS if word in said), "") or _CODES.get(code, "")
    kind = kind or _looks(value) or channel.strip() or "other"
    found = {"kind": kind, "value": value, "title": title.strip(), "note": note.strip()}
    return {name: one for name, one in found.items() if one}


def _looks(value: str) -> str:
    if "@" in value and " " not in value:
        return "email"
    return "web" if value.lower().startswith(("http://", "https://", "www.")) else ""
