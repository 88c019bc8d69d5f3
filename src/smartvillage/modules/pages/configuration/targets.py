"""Where a tile, tab or button leads: `routeName` and `params` as one choice in words, and back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smartvillage.core.content.schemas import Question
from smartvillage.kit.words import static_name
from smartvillage.modules.pages.configuration.screens import (
    GENERIC,
    IN_WORDS,
    LISTED,
    OFFERED_LISTS,
    all_screens,
    known_query,
)
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.native.screens import LISTS, OUTSIDE
from smartvillage.surfaces.webapp.native.values import entries, number, table, text

if TYPE_CHECKING:
    from smartvillage.modules.pages.configuration.known import Known

STORED = "stored"
OUT = {"web": ("Web", "webUrl"), "pdf": ("Pdf", "pdfUrl")}
RECORDS = {"newsItem": "Nachricht", "eventRecord": "Veranstaltung", "pointOfInterest": "Ort", "tour": "Tour"}
WITH_CONTENT = ("Tiles", "TilesScreen", "NestedInfo", "MultiButton")


@dataclass(frozen=True)
class Target:
    """A screen of the app with what it is opened with."""

    route: str
    params: Mapping[str, Any]

    @property
    def query(self) -> str:
        return text(self.params.get("query"))

    @property
    def variables(self) -> Mapping[str, Any]:
        return table(self.params.get("queryVariables"))

    @property
    def categories(self) -> list[int]:
        said = (self.variables.get("categoryId"), *entries(self.variables.get("categoryIds")))
        return [found for one in said if (found := number(one))]

    @property
    def choice(self) -> tuple[str, str]:
        """What one chooses in a form, and what one says with it; `STORED` is what no form offers."""
        if self.route == "Html":
            return f"page:{static_name(text(self.variables.get('name')))}", ""
        for code, (route, key) in OUT.items():
            if self.route == route:
                return code, text(self.params.get(key)) or text(self.params.get("webUrl"))
        if self.route == "Index":
            return self._list, ""
        if self.route == "Detail" and self.query in RECORDS and number(self.variables.get("id")):
            return f"record:{self.query}", text(self.variables.get("id"))
        plain = self.route in IN_WORDS and not self.query and not self.params.get("staticJsonName")
        return (f"screen:{self.route}" if plain else STORED if self.route else ""), ""

    @property
    def _list(self) -> str:
        generic = text(self.variables.get("genericType"))
        if self.query == "genericItems" and generic in GENERIC:
            return f"generic:{generic}"
        if self.query not in OFFERED_LISTS or len(self.categories) > 1:
            return STORED if self.query or self.params.get("title") else "screen:Index"
        return f"list:{self.query}" + "".join(f":{one}" for one in self.categories)

    def misled(self, known: "Known") -> str:
        """Why this leads nowhere; empty if it does not."""
        return next(self._faults(known), "")

    def _faults(self, known: "Known") -> Iterator[str]:
        if not self.route:
            return
        if self.route not in all_screens():
            yield f"Die Ansicht „{self.route}“ kennt die App nicht"
        yield from self._params_faults(known)
        for one in self.categories:
            if one not in known.categories:
                yield f"Die Kategorie Nr. {one} gibt es nicht"

    def _params_faults(self, known: "Known") -> Iterator[str]:
        if self.route == "Html" or self.query == "publicHtmlFile":
            yield from self._page_faults(known)
        elif self.route in OUTSIDE:
            if not web_address(text(self.params.get("webUrl")) or text(self.params.get("pdfUrl"))):
                yield "Es fehlt die Adresse im Internet; sie beginnt mit https://"
        elif self.route in WITH_CONTENT:
            yield from self._content_faults(known)
        elif self.route == "Detail":
            yield from self._record_faults(known)
        elif self.route in LISTS and self.query and not known_query(self.query):
            yield f"Die Liste „{self.query}“ kennt die App nicht"

    def _page_faults(self, known: "Known") -> Iterator[str]:
        name = text(self.variables.get("name"))
        if not name:
            yield "Es fehlt, welche Seite gemeint ist"
        elif static_name(name) not in known.pages:
            yield f"Die Seite „{name}“ gibt es nicht, oder sie ist nicht veröffentlicht"

    def _content_faults(self, known: "Known") -> Iterator[str]:
        name = text(self.params.get("staticJsonName")) or text(self.params.get("name"))
        name = name or text(self.variables.get("name"))
        if name and not known.has_content(name):
            yield f"Den Inhalt „{name}“ gibt es nicht, oder er ist nicht veröffentlicht"

    def _record_faults(self, known: "Known") -> Iterator[str]:
        wanted = number(self.variables.get("id"))
        if not wanted:
            yield "Es fehlt, welcher Eintrag gemeint ist"
        elif not known.has_record(wanted):
            yield f"Der Eintrag Nr. {wanted} ist nicht (mehr) zu sehen"


def target_of(question: Question, parent: Mapping[str, Any]) -> Target:
    """What an object says under the question's key and in the params beside it."""
    beside = {name: parent[name] for name in ("query", "queryVariables") if name in parent}
    given = beside if question.key != "query" else {}
    for name in reversed(question.params):
        given = {**given, **table(parent.get(name))}
    return Target(text(parent.get(question.key)), given)


def made(choice: str, more: str, title: str) -> Target:
    """The target that was chosen; `title` stands above the screen."""
    form, _, value = choice.partition(":")
    query, _, category = value.partition(":")
    match form:
        case "page":
            return Target("Html", _asking("publicHtmlFile", {"name": value}, title))
        case "list":
            variables = {"categoryId": int(category)} if category.isdecimal() else {}
            return Target("Index", _asking(query, variables, title))
        case "generic":
            return Target("Index", _asking("genericItems", {"genericType": value}, title))
        case "record":
            return Target("Detail", _asking(value, {"id": more.strip()}, title))
        case "web" | "pdf":
            route, key = OUT[form]
            return Target(route, {"title": title, key: more.strip()})
        case "screen":
            return Target(value, {"title": title} if title else {})
    return Target("", {})


def offered(known: "Known") -> dict[str, dict[str, str]]:
    """What one may choose, by groups: code and words."""
    lists = {f"list:{query}": LISTED[query] for query in OFFERED_LISTS}
    by_category = {
        f"list:newsItems:{number}": f"Nachrichten: {name}" for number, name in known.categories.items()
    }
    return {
        "Seiten der App": {f"screen:{route}": words for route, words in IN_WORDS.items()},
        "Listen": {**lists, **{f"generic:{name}": words for name, words in GENERIC.items()}},
        "Texte": {f"page:{name}": f"Seite: {title}" for name, title in known.pages.items()},
        "Mit einer Angabe daneben": {
            "web": "Adresse im Internet",
            "pdf": "PDF im Internet",
            **{f"record:{query}": f"Einzelner Eintrag: {words}" for query, words in RECORDS.items()},
        },
        "Nachrichten einer Kategorie": by_category,
    }


def _asking(query: str, variables: Mapping[str, Any], title: str) -> dict[str, Any]:
    return {"title": title, "query": query, "queryVariables": dict(variables)}
