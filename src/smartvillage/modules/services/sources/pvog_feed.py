"""PVOG-Bereitstelldienst: a feed of changes, XZuFi inside JSON envelopes, behind OAuth2 client credentials.

Settings: `token_url`, `client_id`, `scope`, `ars` (filter, 12% for Brandenburg); the source's secret is the client's.
`GET {base_url}/api/v2/verwaltungsobjekte?index=0&ars=12%25` -> {xzufiObjekte, vollstaendig, naechsterIndex}.
From index 0 all is told again, from the last index what changed since. The cursor is {"index"}.
"""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from smartvillage.modules.services.events import Mark, SourceError, Stream
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.sources.client import Client, client_credentials, secret_of
from smartvillage.modules.services.sources.loose import Json, number, word
from smartvillage.modules.services.sources.xzufi.messages import read
from smartvillage.modules.services.tree import ARS_OF_STATE

PATH = "/api/v2/verwaltungsobjekte"


class Feed:
    """The reader of one source."""

    def __init__(self, source: Source, *, client: Client | None = None) -> None:
        self._base = source.base_url.rstrip("/")
        said = source.setting("ars", [])  # one area, as a text or as a list of one
        chosen = said if isinstance(said, str) else next(iter(said), "")
        self._ars = chosen or f"{ARS_OF_STATE.get(source.state, '')}%"
        self._client = client or Client.of(source, token=_token(source))

    def __call__(self, cursor: dict[str, Any], _full: bool) -> Stream:
        index = int(cursor.get("index", 0))
        complete = False
        while not complete:
            page = self._page(index)
            yield from self._events(page)
            following, complete = number(page, "naechsterIndex"), page.get("vollstaendig") is True
            if following is None or following < index or (following == index and not complete):
                raise SourceError(
                    "Der Bereitstelldienst nennt keinen nächsten Index; der Lauf endet hier.", transient=True
                )
            index = following
            yield Mark({"index": index})

    def _page(self, index: int) -> Json:
        found, _ = self._client.json(f"{self._base}{PATH}?{urlencode({'index': index, 'ars': self._ars})}")
        if not isinstance(found, dict):
            raise SourceError("Der Bereitstelldienst antwortet anders als erwartet.", transient=True)
        return found

    def _events(self, page: Json) -> Stream:
        content = word(page, "xzufiObjekte")
        if content:
            for _, events in read(BytesIO(content.encode("utf-8", "replace")), encoding="utf-8"):
                yield from events


def _token(source: Source) -> Any:
    url = source.setting("token_url")
    if not url:
        return None
    return client_credentials(
        url,
        client=str(source.setting("client_id", "")),
        secret=secret_of(source.secret),
        scope=str(source.setting("scope", "")),
    )
