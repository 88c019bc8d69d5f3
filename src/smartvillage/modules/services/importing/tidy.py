"""Documents of strangers made safe and short before they are stored: HTML cleaned, links checked, nothing empty."""

import re
from typing import Any
from urllib.parse import urlsplit

from smartvillage.kit.html import clean

HTML = frozenset({"html", "opening_html", "description", "short_description", "privacy"})
URLS = frozenset({"url", "appointment_url", "image"})
MAX_HTML = 200_000
MAX_TEXT = 2_000
MAX_LIST = 500
MAX_DEPTH = 8
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def tidy(document: dict[str, Any]) -> dict[str, Any]:
    """The same without scripts, dangerous addresses, control characters, empty values and endless lists."""
    found = _tidy(document, "", 0)
    return found if isinstance(found, dict) else {}


def web_address(said: object) -> str:
    """An http(s) address, or nothing; spaces around it do not count."""
    text = _CONTROL.sub("", str(said)).strip() if isinstance(said, str) else ""
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    good = parts.scheme in ("http", "https") and host and len(text) <= MAX_TEXT and not re.search(r"\s", text)
    return text if good else ""


def _tidy(value: Any, name: str, depth: int) -> Any:
    match value:
        case str():
            return _text(value, name)
        case dict() if depth < MAX_DEPTH:
            made = {str(key): _tidy(one, str(key), depth + 1) for key, one in value.items()}
            kept = {key: one for key, one in made.items() if not _empty(one)}
            return None if "url" in value and "url" not in kept else kept
        case list() if depth < MAX_DEPTH:
            found = (_tidy(one, name, depth + 1) for one in value[:MAX_LIST])
            return [one for one in found if not _empty(one)]
        case bool() | int() | float():
            return value
    return None


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _text(value: str, name: str) -> str:
    if name in URLS:
        return web_address(value)
    if name in HTML:
        return clean(_CONTROL.sub("", value[:MAX_HTML])).strip()
    return _CONTROL.sub("", value[:MAX_TEXT]).strip()
