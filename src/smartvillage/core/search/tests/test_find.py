"""What is found, in which order: the same on both databases."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.search.analyse import Column, analyse, weighted
from smartvillage.core.search.find import find
from smartvillage.core.search.index import forget, index, prune
from smartvillage.core.search.models import Posting, Word
from smartvillage.core.search.suggest import suggest

N, S, B = Column.NAME, Column.SYNONYM, Column.BODY
SCOPE = "services:test"


def filled(**_: Any) -> None:
    index(
        scope=SCOPE,
        entries={
            1: [(N, "Personalausweis beantragen"), (B, "Bringen Sie ein Lichtbild mit")],
            2: [(N, "Reisepass beantragen"), (B, "Ein Personalausweis reicht nicht")],
            3: [(N, "Hund anmelden"), (S, "Hundesteuer")],
            4: [(N, "Wohnsitz anmelden"), (B, "Nach dem Umzug in die Straße am Mühlenweg")],
            5: [(N, "Straßensperrungen"), (B, "Die Häuser am Markt")],
            6: [(N, "Sperrmüll abholen lassen")],
            7: [(N, "Bürgerämter der Bürger"), (B, "Das Bürgeramt")],
        },
    )


def hits(query: str, **more: Any) -> list[int]:
    return [hit.entry for hit in find(query=query, scope=SCOPE, limit=9, **more).hits]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("personalausweis", [1, 2]),
        ("Ausweise", [1, 2]),
        ("perso", [1, 2]),
        ("perso verlängern", [1, 2]),
        ("perosnalausweis", [1, 2]),
        ("Personalausweiss", [1, 2]),
        ("reisepas", [2]),
        ("wie beantrage ich einen Reisepass?", [2, 1]),
        ("haus", [5]),
        ("Haeuser", [5]),
        ("muehlenweg", [4]),
        ("MÜHLENWEG", [4]),
        ("strasse", [5, 4]),
        ("sperrung", [5]),
        ("hundeanmeldung", [3, 4]),
        ("hund anmelden", [3, 4]),
        ("anmelden", [4, 3]),
        ("müll", [6]),
        ("spe", [6]),
        ("amt", [7]),
        ("raumfahrt", []),
        ("", []),
        ("die", []),
        ("%", []),
    ],
)
def test_everyday_questions(query: str, expected: list[int]) -> None:
    filled()
    assert hits(query) == expected


@pytest.mark.django_db
def test_the_answer_says_how_the_question_was_understood() -> None:
    filled()
    answer = find(query="perosnalausweis beantragen", scope=SCOPE, limit=5)
    assert (answer.corrected, answer.complete) == ("Personalausweis beantragen", True)
    answer = find(query="reisepass raumfahrt", scope=SCOPE, limit=5)
    assert ([hit.entry for hit in answer.hits], answer.corrected, answer.complete) == ([2], "", False)


@pytest.mark.django_db
def test_scopes_readers_and_own_synonyms() -> None:
    filled()
    index(scope="services:other", entries={1: [(N, "Reisepass")]})
    assert hits("personalausweis", keep=lambda found: {2}) == [2]
    assert [hit.entry for hit in find(query="reisepass", scope="services:other", limit=5).hits] == [1]
    assert hits("wauwau") == []
    assert hits("wauwau", synonyms_of=(("Wauwau", "Hund"),)) == [3]


@pytest.mark.django_db
def test_writing_again_and_forgetting() -> None:
    filled()
    index(scope=SCOPE, entries={3: [(N, "Katze")]})
    assert (hits("katze"), hits("hundesteuer")) == ([3], [])
    forget(scope=SCOPE, entries=[3])
    assert hits("katze") == []
    assert Word.objects.filter(text="katze").exists()
    prune()
    assert not Word.objects.filter(text="katze").exists()


@pytest.mark.django_db
def test_statements(django_assert_num_queries: Any) -> None:
    filled()
    hits("personalausweis")
    with django_assert_num_queries(1):
        hits("hund anmelden")
    with django_assert_num_queries(1):
        index(scope=SCOPE, entries={9: [(N, "Hund")]}, fresh=True)
    assert Posting.objects.filter(entry=9).count() == 1


@pytest.mark.django_db
def test_suggestions() -> None:
    filled()
    assert suggest(prefix="per", scope=SCOPE, limit=5) == ["Personalausweis"]
    assert suggest(prefix="den hund", scope=SCOPE, limit=5) == ["Hund", "Hundesteuer"]
    assert suggest(prefix="p", scope=SCOPE, limit=5) == suggest(prefix="", scope=SCOPE, limit=5) == []


def test_words_count_where_they_say_most() -> None:
    weights, known = weighted([(B, "Hunde"), (N, "Hund"), (B, "Leine " * 5)])
    assert weights == {"hund": 16 + 4, "lein": 2}
    assert "touristinformation" in weighted([(N, "Tourist-Information")])[1]
    assert known["hunde"].shown == "Hunde"
    assert [word.text for word in analyse("Was ist die Steuer?")] == ["steuer"]
    assert [word.text for word in analyse("wer ist das")] == ["wer", "ist", "das"]


@pytest.mark.django_db
@given(st.text(max_size=200))
def test_any_question_is_answered(query: str) -> None:
    find(query=query, scope=SCOPE, limit=5)
    suggest(prefix=query, scope=SCOPE, limit=5)
    assert all(0 < len(word.text) <= 64 and word.stem for word in analyse(query))
