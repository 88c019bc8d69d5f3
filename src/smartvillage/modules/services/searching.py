"""Looking for services: everyday words, names as they are typed, LeiKa keys, paragraphs of the law."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from smartvillage.core.search.asking import Groups, Question
from smartvillage.core.search.find import Searching, together
from smartvillage.kit.html import plain
from smartvillage.kit.words import fold, sort_key
from smartvillage.modules.services.indexing import scope_of
from smartvillage.modules.services.listing import Listed, listed
from smartvillage.modules.services.models import Service, ServiceKey

SHORTEST = 2
CANDIDATES = 200
LAW = "07"
_KEY = re.compile(r"\d{6,14}")
_PARAGRAPH = re.compile(r"§+\s*(\d+\s?[a-z]?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class FoundServices:
    """`rows`, best first; `corrected` and `complete` as in `core.search.find.Answer`; `best`: score of the first."""

    rows: list[Listed] = field(default_factory=list)
    corrected: str = ""
    complete: bool = True
    best: float = 0.0


def find_services(**asked: Any) -> FoundServices:
    """The answer to one question alone, as `finding_services` takes it."""
    return together([finding_services(**asked)])[0]


def finding_services(
    *,
    state: str,
    chain: Sequence[int],
    query: str,
    limit: int = 20,
    hidden: Collection[str] = (),
    language: str = "de",
    synonyms_of: Groups = (),
) -> Searching[FoundServices]:
    """Services that exist in the area of this `Node.chain`. One statement beside the question's."""
    query = query.strip()
    if len(query) < SHORTEST or not chain:
        return FoundServices()
    if keys := _KEY.fullmatch(re.sub(r"\s", "", query)):
        return FoundServices(_by_key(state, chain, keys[0], hidden, language)[:limit])
    rows: dict[int, Listed] = {}

    def keep(entries: list[int]) -> Collection[int]:
        found = listed(state=state, chain=chain, ids=entries, language=language)
        rows.update({row.id: row for row in found if row.public_id not in hidden})
        return rows

    (answer,) = yield [
        Question(
            query=query,
            scope=scope_of(state),
            limit=max(limit, CANDIDATES),
            keep=keep,
            synonyms_of=synonyms_of,
        )
    ]
    ids = [hit.entry for hit in answer.hits]
    if paragraph := _PARAGRAPH.search(query):
        ids = _of_law(ids, paragraph[1])
    else:
        name = sort_key(query)
        ids.sort(key=lambda number: sort_key(rows[number].name) != name)
    best = answer.hits[0].score if answer.hits else 0.0
    return FoundServices(
        [rows[number] for number in ids[:limit]],
        answer.corrected if ids else "",
        answer.complete,
        best,
    )


def _by_key(
    state: str, chain: Sequence[int], digits: str, hidden: Collection[str], language: str
) -> list[Listed]:
    """Whole keys and their beginnings."""
    ids = ServiceKey.objects.filter(value__startswith=digits, service__state=state)
    numbers = list(ids.values_list("service_id", flat=True)[:CANDIDATES])
    rows = listed(state=state, chain=chain, ids=numbers, language=language)
    return [row for row in rows if row.public_id not in hidden]


def _of_law(ids: list[int], number: str) -> list[int]:
    """Those whose legal grounds name just this paragraph come first."""
    asked = re.compile(rf"§+\s*{re.escape(fold(number).replace(' ', ''))}(?!\w)")
    naming = {
        row
        for row, said in Service.objects.filter(pk__in=ids).values_list("pk", "document")
        if any(
            asked.search(fold(plain(text.get("html", ""))))
            for text in said.get("texts", ())
            if text.get("module") == LAW
        )
    }
    return sorted(ids, key=lambda row: row not in naming)
