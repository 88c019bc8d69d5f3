"""PVOG-Suchdienst: what is public without an account; a catalogue of the services in `ars`, asked one by one.

Settings: `ars` (12 digits each; default: the state), `client_id` (header of newer calls). Lists come as CSV (fields
between `|`), details as JSON. Offices are asked by service and area. The cursor is {"place", "line"}.
"""

import csv
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from smartvillage.modules.services.events import Event, Mark, Problem, Ref, SourceError, Stream
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.shapes import DEADLINE, DURATION, FEE, NAME, SECOND_NAME
from smartvillage.modules.services.sources.client import Client
from smartvillage.modules.services.sources.loose import Json, dicts, known, moment, nested, word, words
from smartvillage.modules.services.tree import ARS_OF_STATE

MODULES = {"95": DURATION, "97": DEADLINE, "98": FEE}
TREE = "pvlagen"
_NOT_TEXT = frozenset({NAME, SECOND_NAME, "STATUS", "STATUSKATALOG"})


class Search:
    """The reader of one source."""

    def __init__(self, source: Source, *, client: Client | None = None) -> None:
        self._base = source.base_url.rstrip("/")
        state = ARS_OF_STATE.get(source.state, "").ljust(12, "0")
        self._areas = [str(ars) for ars in source.setting("ars", [state])]
        name = str(source.setting("client_id", ""))
        self._client = client or Client.of(source, headers={"pvog-sud-api-client-id": name} if name else {})

    def __call__(self, cursor: dict[str, Any], _full: bool) -> Stream:
        place, line = int(cursor.get("place", 0)), int(cursor.get("line", 0))
        for ars in self._areas[place:]:
            for number, service in enumerate(self._services(ars)):
                if number >= line:
                    yield from self._service(ars, service)
                    yield Mark({"place": place, "line": number + 1})
            place, line = place + 1, 0
            yield Mark({"place": place, "line": 0})
        yield Mark({})

    def _services(self, ars: str) -> list[str]:
        said = self._client.text(f"{self._base}/v5/servicedescriptions/csv?{urlencode({'ars': ars})}")
        rows = csv.reader(said.splitlines(), delimiter="|")
        header = next(rows, [])
        if not header or header[0].strip() != "ID-LB":
            raise SourceError("Der Suchdienst liefert keine lesbare Leistungsliste.", transient=True)
        return list(dict.fromkeys(row[0].strip() for row in rows if row and row[0].strip()))

    def _service(self, ars: str, name: str) -> Stream:
        try:
            found, _ = self._client.json(
                f"{self._base}/v6/servicedescriptions/{quote(name, safe='')}/detail?{urlencode({'ars': ars})}"
            )
        except SourceError as error:
            if error.transient:
                raise
            yield Problem(name, str(error))
            return
        if isinstance(found, dict) and word(found, "id"):
            yield from detail(found, ars=ars)
        else:
            yield Problem(name, "Die Leistung kommt ohne Kennung.")


def split(said: str) -> Ref:
    """B100019.LB.574711 -> (B100019, 574711); ids written otherwise stay whole."""
    parts = said.split(".", 2)
    return (parts[0], parts[2]) if len(parts) == 3 else ("", said)


def detail(found: Json, *, ars: str) -> Iterator[Event]:
    """A service with its life situations and online services. `ars`: the area it was asked for."""
    own = split(word(found, "id"))
    categories = list(_categories(found))
    yield from categories
    leaves = [
        event
        for event in categories
        if not any(e.about.get("parent") == (e.agency, event.ext_id) for e in categories)
    ]
    language = word(found, "languageCode")[:2] or "de"
    document = known(
        names={language: word(found, "name")},
        texts=[text for one in dicts(found, "details") if (text := _text(one, language))],
        synonyms={language: words(found, "synonyms")},
        leika=words(found, "leikakeys"),
        languages=words(found, "availableLanguages"),
        receivers=words(found, "addressees"),
        sdg=[word(one, "code") for one in dicts(found, "sdgInformation")],
        portals=[
            {"url": word(one, "uri"), "name": word(one, "title")} for one in dicts(found, "sourcePortals")
        ],
    )
    about = known(
        areas=[f"ars:{one}" for one in words(found, "ars")],
        categories=[(event.agency, event.ext_id) for event in leaves],
        valid_from=word(found, "validFrom"),
        valid_to=word(found, "validTo"),
    )
    changed = moment(found, "externalLastUpdate") or moment(found, "lastUpdate")
    yield Event("service", *own, document, about, changed_at=changed)
    for one in dicts(found, "onlineServiceLinks"):
        yield from _online(one, own, ars)


def _text(one: Json, language: str) -> Json:
    code = word(one, "code")
    module = MODULES.get(code, code)
    links = [{"url": word(link, "uri"), "name": word(link, "title")} for link in dicts(one, "links")]
    inner = [
        f"<h4>{word(part, 'title')}</h4>{word(part, 'text')}"
        for part in dicts(one, "details")
        if word(part, "text")
    ]
    html = word(one, "text") + "".join(inner)
    if code in _NOT_TEXT or not code or not (html or links) or one.get("placeholder") is True:
        return {}
    return known(module=module, lang=language, html=html, links=links)


def _categories(found: Json) -> Iterator[Event]:
    for one, above in nested(found.get("personalMatters"), "children"):
        code = word(one, "code")
        if code:
            about = known(
                parent=(TREE, word(above, "code")) if above else None,
                position=int(code) if code.isdigit() else 0,
            )
            yield Event("category", TREE, code, {"names": {"de": word(one, "name")}}, about)


def _online(one: Json, service: Ref, ars: str) -> Iterator[Event]:
    own = split(word(one, "id"))
    if own[1]:
        document = known(
            names={"de": word(one, "title")},
            links=[{"url": word(one, "uri"), "name": word(one, "title")}],
            trust_level=word(one, "levelOfConfidence"),
            identification=words(one, "identificationMethods"),
            payment=words(one, "paymentMethods"),
        )
        row = {"service": service, "areas": [f"ars:{ars}"], "role": 1}
        yield Event("online", *own, document)
        yield Event(
            "competence",
            own[0],
            f"{own[1]}/{service[1]}/{ars}",
            about={"target": ("online", *own), "rows": [row]},
        )
