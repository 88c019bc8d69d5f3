"""How often somebody may do something: counted in the cache, so that all processes count together where it is shared."""

import time

from django.core.cache import cache

from smartvillage.core.content.errors import ContentError


class TooMany(ContentError):
    """The limit is reached; `seconds` until it is worth another try."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"Zu viele Versuche. Bitte in {seconds} Sekunden noch einmal versuchen.")


def limit(key: str, *, times: int, seconds: int) -> None:
    """Count one try of `key` (say what and who, as `token:<address>`). Raises `TooMany` beyond `times` in a window."""
    window, passed = divmod(int(time.time()), seconds)
    name = f"limit:{key}:{window}"
    cache.add(name, 0, timeout=seconds)
    try:
        count = cache.incr(name)
    except ValueError:  # the window ended between the two
        return
    if count > times:
        raise TooMany(seconds - passed)
