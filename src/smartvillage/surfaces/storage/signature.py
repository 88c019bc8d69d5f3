"""Signature version 4 in the address (presigned), as AWS publishes it: whether a request was signed with a key."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, quote

from smartvillage.kit.dates import now

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"
LONGEST = 7 * 24 * 3600
SKEW = timedelta(minutes=5)
SAFE = "-_.~"


class BadSignature(ValueError):
    """Why a request is not accepted."""


def key_of(query: str) -> str:
    """The access key a request names. Raises `BadSignature`."""
    return _parameters(query).get("X-Amz-Credential", "").partition("/")[0]


def verify(
    *, method: str, path: str, query: str, headers: Mapping[str, str], secret: str, at: datetime | None = None
) -> None:
    """Raises `BadSignature` for what is too old, not signed, or signed for another request.

    `path` as it was sent (percent-encoded), `headers` by lower-case name.
    """
    said = _parameters(query)
    if said.get("X-Amz-Algorithm") != ALGORITHM:
        raise BadSignature("unknown algorithm")
    _require_time(said, at or now())
    signed = said.get("X-Amz-SignedHeaders", "").split(";")
    if "host" not in signed:
        raise BadSignature("the host is not signed")
    scope = said.get("X-Amz-Credential", "").partition("/")[2]
    canonical = "\n".join(
        [
            method,
            path,
            _canonical_query(query),
            "".join(f"{name}:{' '.join(headers.get(name, '').split())}\n" for name in signed),
            ";".join(signed),
            UNSIGNED,
        ]
    )
    text = "\n".join([ALGORITHM, said["X-Amz-Date"], scope, hashlib.sha256(canonical.encode()).hexdigest()])
    expected = hmac.new(_signing_key(secret, scope), text.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, said.get("X-Amz-Signature", "")):
        raise BadSignature("the signature does not match")


def _require_time(said: Mapping[str, str], at: datetime) -> None:
    try:
        signed_at = datetime.strptime(said.get("X-Amz-Date", ""), "%Y%m%dT%H%M%S%z")
        seconds = int(said.get("X-Amz-Expires", ""))
    except ValueError as error:
        raise BadSignature("no time") from error
    if not 0 < seconds <= LONGEST or signed_at - SKEW > at or at > signed_at + timedelta(seconds=seconds):
        raise BadSignature("expired")


def _canonical_query(query: str) -> str:
    pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != "X-Amz-Signature"]
    return "&".join(sorted(f"{quote(name, SAFE)}={quote(value, SAFE)}" for name, value in pairs))


def _signing_key(secret: str, scope: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


def _parameters(query: str) -> dict[str, str]:
    return dict(parse_qsl(query, keep_blank_values=True))
