"""Full-text search in what a viewer may see: best first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from smartvillage.core.content.languages import GERMAN
from smartvillage.core.content.select import COLUMNS, ItemQuery, source, sources_by_id, stored, stored_day
from smartvillage.core.content.terms import scope_of
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.search.asking import Groups, Question
from smartvillage.core.search.find import Answer, Searching, together
from smartvillage.core.search.find import Hit as Scored
from smartvillage.kit.dates import now, today
from smartvillage.kit.words import sort_key

CANDIDATES = 500
READ_AT_ONCE = 120
"""Candidates whose documents are read along with the question whether they may be seen."""
SYNONYMS = "synonyms"
"""The municipality's setting: a list of lines such as `Kulturhaus, Kuhstall, Bürgersaal`."""
SHORTEST = 3
NOT_OVER = """(NOT EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id)
  OR EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id AND o.ends_on >= %s))"""
"""What has dates has one that is not over."""


@dataclass(frozen=True)
class Hit:
    number: int
    kind: str
    generic_type: str
    title: str


@dataclass(frozen=True)
class Found:
    """`corrected`: the question as it was understood; `complete`: every hit has every word (`core.search`).

    `best`: the score of the best match. `documents`: rows for `source`, of all hits or of none.
    """

    hits: list[Hit]
    corrected: str = ""
    complete: bool = True
    best: float = 0.0
    documents: Mapping[int, tuple[Any, ...]] = field(default_factory=dict)

    def sources(self, *, ids: Sequence[int], municipality: int) -> dict[int, dict[str, Any]]:
        """Documents of some of the hits; a statement only where there were very many."""
        if self.documents or not ids:
            return {number: source(self.documents[number]) for number in ids}
        return sources_by_id(ids=ids, municipality=municipality)


def search(**asked: Any) -> Found:
    """The answer to one question alone, as `searching` takes it."""
    return together([searching(**asked)])[0]


def searching(
    *,
    viewer: Viewer,
    text: str,
    kinds: Collection[str],
    limit: int,
    tags: Sequence[str] = (),
    shortest: int = SHORTEST,
    appeared: bool = False,
    language: str = GERMAN,
) -> Searching[Found]:
    """Current items for a question in everyday words, those with just this name first, then the best match.

    `tags`: ids of categories, one of which the items must bear; `appeared`: not what is dated later than now.
    `language`: what is said in it counts besides what is said in German. One statement beside the question's.
    """
    if len(text.strip()) < shortest:
        return Found([])
    rows: dict[int, tuple[Any, ...]] = {}
    read: list[str] = []

    def visible(entries: list[int]) -> Collection[int]:
        query = ItemQuery(viewer=viewer, kind=None).among("i.kind", kinds).among("i.id", entries)
        query.where(NOT_OVER, stored_day(today()))
        if appeared:
            query.where("i.published_at <= %s", stored(now()))
        if tags:
            query.in_categories([int(tag) for tag in tags if tag.isdecimal()])
        read.append(COLUMNS if len(entries) <= READ_AT_ONCE else "i.id")
        columns = f"i.id, i.kind, i.generic_type, i.title, i.sort_title, {read[-1]}"
        rows.update({row[0]: row for row in query.rows(columns)})
        return rows

    answers = yield [
        Question(
            query=text,
            scope=scope_of(viewer.municipality, one),
            limit=CANDIDATES,
            keep=visible,
            synonyms_of=own_synonyms(viewer.municipality),
            language=one,
        )
        for one in dict.fromkeys((language, GERMAN))
    ]
    answer = _merged(answers)
    name = sort_key(text)
    ordered = sorted((hit.entry for hit in answer.hits), key=lambda number: rows[number][4] != name)
    hits = [Hit(*rows[number][:4]) for number in ordered[:limit]]
    best = answer.hits[0].score if answer.hits else 0.0
    whole = all(columns == COLUMNS for columns in read)
    documents = {hit.number: rows[hit.number][5:] for hit in hits} if whole else {}
    return Found(hits, answer.corrected if hits else "", answer.complete, best, documents)


def _merged(answers: Sequence[Answer]) -> Answer:
    """The hits of all, each once, best first; corrected is only what nobody found as it was written."""
    if len(answers) == 1:
        return answers[0]
    scores: dict[int, float] = {}
    whole = [one for one in answers if one.hits and one.complete]
    for answer in whole or answers:
        for hit in answer.hits:
            scores[hit.entry] = max(scores.get(hit.entry, 0.0), hit.score)
    hits = [Scored(entry, scores[entry]) for entry in sorted(scores, key=lambda one: (-scores[one], -one))]
    said = [one.corrected for one in answers if one.hits]
    return Answer(hits, "" if "" in said or not said else said[0], bool(whole) or not hits)


def own_synonyms(municipality: int) -> Groups:
    """The groups of words that the municipality's editors say mean the same."""
    lines = tenant(municipality).settings.get(SYNONYMS)
    if not isinstance(lines, list):
        return ()
    return tuple(tuple(word.strip() for word in line.split(",")) for line in lines if isinstance(line, str))
