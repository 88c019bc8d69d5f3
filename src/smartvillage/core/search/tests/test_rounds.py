"""Questions of several, words in very many entries, words learned meanwhile: in how many statements."""

from typing import Any

import pytest

from smartvillage.core.search.analyse import Column
from smartvillage.core.search.asking import Question
from smartvillage.core.search.find import find, find_all
from smartvillage.core.search.index import index
from smartvillage.core.search.lexicon import lexicon

pytestmark = pytest.mark.django_db
MODULE = lexicon.__module__
VERY_MANY, RARE = 1500, 700


def crowded(scope: str) -> None:
    """`RARE` alone has both words, the frequent one only in its text, where it says the least."""
    entries = {number: [(Column.NAME, "Sommerfest")] for number in range(VERY_MANY)}
    index(scope=scope, entries=entries | {RARE: [(Column.NAME, "Kuhstall"), (Column.BODY, "sommerfest")]})


def test_questions_of_all_scopes_are_one_statement(django_assert_num_queries: Any) -> None:
    for scope, name in (("one", "Markt"), ("two", "Wochenmarkt"), ("three", "Rathaus")):
        index(scope=scope, entries={7: [(Column.NAME, name)]})
        lexicon(scope=scope)
    questions = [Question(query="markt", scope=scope, limit=3) for scope in ("one", "two", "three")]
    with django_assert_num_queries(1):
        answers = find_all(questions)
    assert [[hit.entry for hit in answer.hits] for answer in answers] == [[7], [7], []]


def test_readers_are_asked_once_for_all_questions() -> None:
    index(scope="one", entries={1: [(Column.NAME, "Markt")], 2: [(Column.NAME, "Marktplatz")]})
    asked: list[list[int]] = []

    def keep(entries: list[int]) -> list[int]:
        asked.append(sorted(entries))
        return [2]

    one, two = find_all(
        [Question(query=query, scope="one", limit=3, keep=keep) for query in ("markt", "platz")]
    )
    assert ([hit.entry for hit in one.hits], [hit.entry for hit in two.hits]) == ([2], [2])
    assert asked == [[1, 2]]


@pytest.mark.parametrize("counted", [False, True])
def test_the_one_among_very_many_is_found(counted: bool, django_assert_num_queries: Any) -> None:
    crowded("many")
    lexicon(scope="many")
    if counted:
        find(query="sommerfest kuhstall", scope="many", limit=3)
    with django_assert_num_queries(2):
        answer = find(query="sommerfest kuhstall", scope="many", limit=3)
    assert answer.hits[0].entry == RARE
    assert answer.complete


def test_words_learned_meanwhile_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{MODULE}.REFRESH_SECONDS", 100.0)
    index(scope="grows", entries={1: [(Column.NAME, "Rathaus")]})
    known = lexicon(scope="grows")
    index(scope="grows", entries={2: [(Column.NAME, "Fahrradreparaturstation")]})
    assert not find(query="fahrrad", scope="grows", limit=3).hits
    known.read_at -= 100
    assert [hit.entry for hit in find(query="fahrrad", scope="grows", limit=3).hits] == [2]
