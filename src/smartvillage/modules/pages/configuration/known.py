"""What a municipality has that its configuration may point to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cachetools import LRUCache

from smartvillage.core.content.schemas import Question
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.statics import JSON, STATIC, statics, supplied
from smartvillage.core.content.structure import structure
from smartvillage.core.content.versions import STRUCTURE, versions
from smartvillage.core.people.viewer import citizen
from smartvillage.kit.dates import now
from smartvillage.kit.words import static_name
from smartvillage.modules.pages.configuration.targets import target_of

There = tuple[dict[str, str], frozenset[str], dict[int, str]]
_there: LRUCache[tuple[int, int, int, int], There] = LRUCache(maxsize=200)


@dataclass(frozen=True)
class Known:
    """`pages` and `contents` are what citizens can read, by stored name; `categories` by number.

    `supplied`: whether a module answers for a content that nobody has written.
    """

    municipality: int
    pages: Mapping[str, str]
    contents: frozenset[str]
    categories: Mapping[int, str]
    supplied: Callable[[str], bool] = lambda _name: False
    _records: dict[int, bool] = field(default_factory=dict)

    def has_content(self, name: str) -> bool:
        return static_name(name) in self.contents or self.supplied(name)

    def has_record(self, number: int) -> bool:
        """Whether citizens can see the item of this number; asked once."""
        if number not in self._records:
            query = ItemQuery(viewer=citizen(self.municipality), kind=None).among("i.id", [number])
            self._records[number] = bool(query.rows("i.id"))
        return self._records[number]

    def misled(self, question: Question, parent: Mapping[str, Any]) -> str:
        """Why what the question finds leads nowhere; empty if it does not."""
        value = parent.get(question.key)
        match question.form:
            case "route":
                return target_of(question, parent).misled(self)
            case "page" if static_name(str(value)) not in self.pages:
                return f"Die Seite „{value}“ gibt es nicht, oder sie ist nicht veröffentlicht"
            case "content" if not self.has_content(str(value)):
                return f"Den Inhalt „{value}“ gibt es nicht, oder er ist nicht veröffentlicht"
            case "category" if int(float(value or 0)) not in self.categories:
                return f"Die Kategorie Nr. {value} gibt es nicht"
        return ""


def known_of(municipality: int) -> Known:
    """What there is now; read again after something was written, and every minute for what time shows and hides."""
    written = versions(municipality=municipality, fresh=True)
    key = municipality, written.get(STATIC, 0), written.get(STRUCTURE, 0), int(now().timestamp() // 60)
    if key not in _there:
        _there[key] = _read(municipality)
    pages, contents, categories = _there[key]
    return Known(
        municipality,
        pages,
        contents,
        categories,
        lambda name: supplied(municipality=municipality, name=name) is not None,
    )


def _read(municipality: int) -> There:
    pages = {
        str(found["name"]): str(found.get("heading") or found["name"])
        for found in map(source, statics(municipality=municipality).rows())
    }
    contents = statics(municipality=municipality, generic_type=JSON).rows()
    categories = structure(municipality=municipality, fresh=True).categories
    return (
        pages,
        frozenset(str(source(row)["name"]) for row in contents),
        {number: str(row["name"]) for number, row in categories.items()},
    )
