"""Where a citizen has just proved who they are, for calls of the app that name a citizen without their token."""

from hashlib import sha256

from django.core.cache import cache

SECONDS = 15 * 60


def note_presence(*, member: int, address: str) -> None:
    """The citizen signed in, or used their token, from this network address."""
    cache.set(_key(member, address), True, SECONDS)


def was_present(*, member: int, address: str) -> bool:
    return bool(address) and bool(cache.get(_key(member, address)))


def _key(member: int, address: str) -> str:
    return f"present:{member}:{sha256(address.encode()).hexdigest()}"
