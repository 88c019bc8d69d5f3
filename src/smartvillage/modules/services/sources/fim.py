"""FIM-Portal: the federal texts (Stammtexte), one service to a call, as XZuFi. Public, with a limit per address.

Settings: `keys` (LeiKa keys, all where empty), `source` (leika or pvog), `redaktion` and paths of other instances. Its
services are the nation's: a state's own of the same LeiKa key is listed in their place and takes the texts it lacks.
The cursor is {"offset", "since"}: how many keys are done, and when the last whole run began.
"""

from typing import Any
from urllib.parse import quote, urlencode

from smartvillage.kit.dates import now
from smartvillage.modules.services.events import Event, Mark, Problem, SourceError, Stream
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.sources.client import Client
from smartvillage.modules.services.sources.loose import dicts, number, word
from smartvillage.modules.services.sources.xzufi.messages import read_services

PAGE = 200
NATION = "ars:000000000000"


class Portal:
    """The reader of one source."""

    def __init__(self, source: Source, *, client: Client | None = None) -> None:
        self._base = source.base_url.rstrip("/")
        self._keys = [str(key) for key in source.setting("keys", [])]
        self._source = source.setting("source", "leika")
        self._client = client or Client.of(source)

    def __call__(self, cursor: dict[str, Any], full: bool) -> Stream:
        begun = now().isoformat()
        offset, since = int(cursor.get("offset", 0)), "" if full else str(cursor.get("since", ""))
        while keys := self._page(offset, since):
            for key in keys:
                yield from self._service(key)
                offset += 1
                yield Mark({"offset": offset, "since": since})
        yield Mark({"offset": 0, "since": begun})

    def _page(self, offset: int, since: str) -> list[str]:
        if self._keys:
            return self._keys[offset : offset + PAGE]
        asked = {"limit": PAGE, "offset": offset, "order_by": "leistungsschluessel_asc"}
        if since:
            asked["updated_since"] = since
        found, _ = self._client.json(f"{self._base}/api/v1/leistung-steckbriefe?{urlencode(asked)}")
        total = number(found, "total_count")
        rows = dicts(found, "items")
        if not rows and (total or 0) > offset:
            raise SourceError("Das FIM-Portal liefert weniger Leistungen, als es zählt.", transient=True)
        return [key for row in rows if (key := word(row, "leistungsschluessel"))]

    def _service(self, key: str) -> Stream:
        asked = urlencode({"leistungsschluessel": key, "source": self._source})
        found, _ = self._client.json(f"{self._base}/api/v1/leistung-stammtexte?{asked}")
        for row in dicts(found, "items")[:1]:
            names = (word(row, "redaktion_id"), word(row, "id"), self._source)
            path = "/".join(quote(name, safe="") for name in names)
            answer = self._client.get(f"{self._base}/api/v1/leistung-stammtexte/{path}/xzufi")
            yield from self._national(read_services(answer.content), key)

    def _national(self, found: list[Event | Problem], key: str) -> Stream:
        for one in found:
            if isinstance(one, Event) and one.kind == "service":
                one.about["areas"] = [NATION]
                one.document.setdefault("leika", [key])
            yield one
