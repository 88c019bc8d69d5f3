"""Pulling everything, one phase after the other; the cursor says which phase, and how far it is.

{"phase", "offset", "since", "begun"}: a delta asks details only of services changed after `since`.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from smartvillage.kit.dates import now
from smartvillage.modules.services.events import Event, Mark, Problem, SourceError, Stream
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.sources.client import Client, secret_of
from smartvillage.modules.services.sources.loose import Json, dicts, moment, number, word
from smartvillage.modules.services.sources.zufi import shapes

PAGE = 100
PHASES = ("categories", "services", "offices", "online", "forms", "persons")


class Pull:
    """The reader of one source."""

    def __init__(self, source: Source, *, client: Client | None = None) -> None:
        self._base = source.base_url.rstrip("/")
        headers = {"api_key": secret_of(source.secret), "Accept-Language": "de_DE"}
        self._client = client or Client.of(source, headers=headers)
        self._categories: dict[str, list[str]] = {}

    def __call__(self, cursor: dict[str, Any], full: bool) -> Stream:
        begun = str(cursor.get("begun") or now().isoformat())
        since = "" if full else str(cursor.get("since", ""))
        start, offset = str(cursor.get("phase", PHASES[0])), int(cursor.get("offset", 0))
        for phase in PHASES[PHASES.index(start) if start in PHASES else 0 :]:
            for events, place in self._phase(phase, offset, since):
                yield from events
                yield Mark({"phase": phase, "offset": place, "since": since, "begun": begun})
            offset = 0
        yield Mark({"since": begun})

    def _phase(self, phase: str, offset: int, since: str) -> Iterator[tuple[list[Event | Problem], int]]:
        if phase == "categories":
            yield list(self._all_categories()), 0
            return
        if phase == "services" and not self._categories:
            list(self._all_categories())
        path, select = {
            "services": ("pst/find", "id,name,lastUpdated"),
            "offices": ("ou/find", ""),
            "online": ("os/find", ""),
            "forms": ("form/find", ""),
            "persons": ("person/find", ""),
        }[phase]
        for place, found in self._objects(path, select, offset):
            yield list(getattr(self, f"_{phase}")(found, since)), place

    def _services(self, found: Json, since: str) -> Iterator[Event | Problem]:
        changed, wanted = moment(found, "lastUpdated"), word(found, "id")
        if since and changed and changed.isoformat() < since:
            return
        try:
            whole, _ = self._client.json(f"{self._base}/pst/{quote(wanted, safe='')}")
        except SourceError as error:
            if error.transient:
                raise
            yield Problem(wanted, str(error))
            return
        whole = whole.get("object", whole) if isinstance(whole, dict) else {}
        yield from shapes.service({**whole, "categoryIds": self._categories.get(wanted, [])})

    def _offices(self, found: Json, _since: str) -> Iterator[Event | Problem]:
        yield from shapes.office(found)
        yield from self._competent("office", "ouCompetence", found)

    def _online(self, found: Json, _since: str) -> Iterator[Event | Problem]:
        yield from shapes.online(found)
        yield from self._competent("online", "osCompetence", found)

    def _competent(self, kind: str, path: str, found: Json) -> Iterator[Event | Problem]:
        own = word(found, "id")
        if own:
            rows = [row for _, row in self._objects(f"{path}/{quote(own, safe='')}", "", 0)]
            yield shapes.competences(kind, own, rows)

    def _forms(self, found: Json, _since: str) -> Iterator[Event | Problem]:
        """A form belongs to services wherever they are, unless it is one office's."""
        yield from shapes.form(found)
        own = word(found, "id")
        services = [("", one) for row in dicts(found, "publicServiceTypes") if (one := word(row, "id"))]
        if own and not dicts(found, "organisationalUnits"):
            rows = [{"service": service, "areas": [self._everywhere], "role": 1} for service in services]
            yield Event("competence", "", f"form/{own}", about={"target": ("form", "", own), "rows": rows})

    def _persons(self, found: Json, _since: str) -> Iterator[Event | Problem]:
        yield from shapes.person(found, office=word(found, "organisationalUnit", "id"))

    @property
    def _everywhere(self) -> str:
        return "ars:000000000000"

    def _all_categories(self) -> Iterator[Event]:
        for _, found in self._objects("pstCategory/find", "", 0):
            yield from shapes.category(found)
            for one in dicts(found, "publicServiceTypes"):
                self._categories.setdefault(word(one, "id"), []).append(word(found, "id"))

    def _objects(self, path: str, select: str, offset: int) -> Iterator[tuple[int, Json]]:
        """Objects of a list with the number done after each. A list that shrinks meanwhile ends sooner."""
        while True:
            asked = {"limit": PAGE, "offset": offset, **({"selectAttributes": select} if select else {})}
            found, answer = self._client.json(f"{self._base}/{path}?{urlencode(asked)}")
            rows = dicts(found, "results")
            for row in rows:
                offset += 1
                yield offset, row["object"] if isinstance(row.get("object"), dict) else row
            total = number(dict(answer.headers), "total-item-count") or number(found, "totalCount") or 0
            if not rows or offset >= total:
                return
