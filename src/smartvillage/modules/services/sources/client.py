"""Asking an upstream politely: keys, tokens, pauses, a budget, and a clear word when it does not work."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.conf import settings

from smartvillage.core.sealing import unseal
from smartvillage.kit.http import Fetched, FetchError, fetch
from smartvillage.modules.services.events import SourceError
from smartvillage.modules.services.models import Source

PURPOSE = "services source"
ATTEMPTS = 4
LONGEST_PAUSE = 60.0
MAX_BYTES = 60_000_000
REFUSED = (401, 403)


@dataclass
class Client:
    """`headers` go with every request. `per_second`: how often we may ask; `budget`: how often altogether.

    `token`: where to get an OAuth2 token with client credentials, instead of a key.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    per_second: float = 5.0
    budget: int | None = None
    seconds: float = 60.0
    attempts: int = ATTEMPTS
    token: Callable[[], str] | None = None
    sleep: Callable[[float], None] = time.sleep
    spent: int = 0
    _next: float = 0.0
    _bearer: str = ""

    @classmethod
    def of(cls, source: Source, **values: Any) -> "Client":
        """With the pace and budget in the source's settings (`per_second`, `budget`)."""
        return cls(
            per_second=float(source.setting("per_second", 5.0)),
            budget=source.setting("budget"),
            **values,
        )

    def json(self, url: str) -> tuple[Any, Fetched]:
        """A JSON document and the answer it came in; raises `SourceError`."""
        found = self.get(url, accept="application/json")
        try:
            return orjson.loads(found.content), found
        except orjson.JSONDecodeError:
            raise SourceError(f"„{_short(url)}“ antwortet nicht mit gültigem JSON.", transient=True) from None

    def text(self, url: str) -> str:
        return self.get(url).content.decode("utf-8-sig", "replace")

    def get(self, url: str, *, accept: str = "*/*") -> Fetched:
        """Tried again while the upstream is busy or down, as long as it asks for; raises `SourceError`."""
        for attempt in range(1, self.attempts + 1):
            self._pace()
            try:
                return self._once(url, accept)
            except FetchError as error:
                if error.status in REFUSED and self.token and self._bearer:
                    self._bearer = ""
                    continue
                if not error.transient or attempt == self.attempts:
                    raise _explained(url, error) from error
                self.sleep(min(error.retry_after or 2.0**attempt / 2, LONGEST_PAUSE))
        raise SourceError(
            f"„{_short(url)}“ nimmt unsere Anmeldung nicht an. Bitte prüfen Sie die Zugangsdaten."
        )

    def _once(self, url: str, accept: str) -> Fetched:
        headers = dict(self.headers)
        if self.token:
            self._bearer = self._bearer or self.token()
            headers["Authorization"] = f"Bearer {self._bearer}"
        return fetch(
            url,
            accept=accept,
            headers=headers,
            max_bytes=MAX_BYTES,
            seconds=self.seconds,
            allow_private=settings.FETCH_ALLOW_PRIVATE,
        )

    def _pace(self) -> None:
        if self.budget is not None and self.spent >= self.budget:
            raise SourceError(
                f"Das Kontingent von {self.budget} Anfragen ist aufgebraucht; der nächste Lauf macht hier weiter.",
                transient=True,
            )
        self.spent += 1
        pause = self._next - time.monotonic()
        if pause > 0:
            self.sleep(pause)
        self._next = max(self._next, time.monotonic()) + 1 / max(self.per_second, 0.1)


def client_credentials(url: str, *, client: str, secret: str, scope: str = "") -> Callable[[], str]:
    """How to get a token of OAuth2's client credentials; raises as `fetch` does."""

    def token() -> str:
        asked = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
        found = fetch(
            url,
            accept="application/json",
            form={**asked, **({"scope": scope} if scope else {})},
            seconds=20,
            allow_private=settings.FETCH_ALLOW_PRIVATE,
        )
        try:
            return str(orjson.loads(found.content)["access_token"])
        except (orjson.JSONDecodeError, KeyError, TypeError):
            raise SourceError("Der Anmeldedienst nennt kein Zugangstoken.", transient=True) from None

    return token


def secret_of(sealed: str) -> str:
    """A key out of the database; empty where there is none."""
    if not sealed:
        return ""
    try:
        return unseal(sealed, purpose=PURPOSE)
    except ValueError:
        raise SourceError("Der hinterlegte Schlüssel ist unlesbar. Bitte geben Sie ihn neu ein.") from None


def _explained(url: str, error: FetchError) -> SourceError:
    if error.status in REFUSED:
        said = f"„{_short(url)}“ nimmt unseren Schlüssel nicht an. Bitte prüfen Sie die Zugangsdaten."
        return SourceError(said)
    return SourceError(f"{_short(url)}: {error}", transient=error.transient)


def _short(url: str) -> str:
    """Without parameters, which may hold keys."""
    return url.partition("?")[0][:120]
