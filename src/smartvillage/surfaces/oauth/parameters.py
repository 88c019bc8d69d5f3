"""What a client sends to the token endpoint: JSON, form, query, and HTTP Basic above all of them."""

import base64
import binascii
from typing import Any
from urllib.parse import parse_qs, unquote

import orjson

from smartvillage.surfaces.http import Environ, read_body

MAX_BODY = 64_000


def parameters(environ: Environ) -> dict[str, str]:
    """All parameters by name. Raises `TooLarge`, and ValueError for what cannot be read."""
    body = read_body(environ, limit=MAX_BODY)
    found = _flat(parse_qs(environ.get("QUERY_STRING", "")))
    if "json" in environ.get("CONTENT_TYPE", ""):
        sent = orjson.loads(body) if body.strip() else {}
        if not isinstance(sent, dict):
            raise ValueError("not an object")
        found |= {key: value for key, value in sent.items() if isinstance(value, str)}
    else:
        found |= _flat(parse_qs(body.decode("utf-8", "replace")))
    found |= _basic(environ.get("HTTP_AUTHORIZATION", ""))
    if any("\x00" in value for value in found.values()):
        raise ValueError("no database can look for this")
    return found


def _flat(values: dict[str, list[str]]) -> dict[str, Any]:
    return {key: value[-1] for key, value in values.items()}


def _basic(header: str) -> dict[str, str]:
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        uid, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return {}
    return {"client_id": unquote(uid), "client_secret": unquote(secret)}
