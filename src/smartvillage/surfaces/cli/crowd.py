"""How long a search takes in a scope of many invented entries; nothing of it stays in the database."""

import time
from collections.abc import Iterator, Sequence
from random import Random

from django.db import connection, transaction

from smartvillage.core.rows import weigh
from smartvillage.core.search.analyse import Column, analyse
from smartvillage.core.search.find import find
from smartvillage.core.search.index import index, learn
from smartvillage.core.search.lexicon import forget_lexicons
from smartvillage.core.search.models import Posting

SCOPE = "search_eval"
WORDS, NAME_WORDS, BODY_WORDS, TOGETHER = 60_000, 4, 40, 500
_SYLLABLES = """
ab an auf be ber brand burg dorf ein ent fahrt feld gar haus heim hof kirch land markt mühl ort rat
schul see stadt stein straß tag tal ver wald weg wein werk wies zeit zug zu
"""
SYLLABLES = _SYLLABLES.split()


def crowded(*, entries: int, questions: Sequence[str]) -> Iterator[str]:
    """Lines on building and asking; half of the questions are everyday ones, half two frequent words."""
    with transaction.atomic():
        start = time.perf_counter()
        vocabulary = _vocabulary(questions)
        learn(scope=SCOPE, words=[word for text in vocabulary for word in analyse(text)])
        _fill(entries, vocabulary)
        yield f"{entries} Einträge in {time.perf_counter() - start:.0f} s ({connection.vendor})"
        weigh(Posting)
        forget_lexicons()
        random = Random(7)  # noqa: S311  questions, no secrets
        frequent = [
            f"{random.choice(vocabulary[:300])} {random.choice(vocabulary[:2000])}" for _ in questions
        ]
        took = [_timed(text) for text in ("warm", *questions, *frequent)][1:]
        half, most = _share(took, 0.5), _share(took, 1)
        yield f"{len(took)} Fragen: p50 {half:.1f} ms, p95 {p95(took):.1f} ms, höchstens {most:.1f} ms"
        transaction.set_rollback(True)


def p95(seconds: Sequence[float]) -> float:
    """Milliseconds that 95 of 100 stay below."""
    return _share(seconds, 0.95)


def _share(seconds: Sequence[float], share: float) -> float:
    return 1000 * sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]


def _timed(text: str) -> float:
    start = time.perf_counter()
    find(query=text, scope=SCOPE, limit=20)
    return time.perf_counter() - start


def _vocabulary(questions: Sequence[str]) -> list[str]:
    """Everyday words among the frequent ones, then invented compounds."""
    random = Random(3)  # noqa: S311  words, no secrets
    made = {word.text for text in questions for word in analyse(text)}
    ordered = sorted(made)
    random.shuffle(ordered)
    while len(ordered) < WORDS:
        text = "".join(random.choices(SYLLABLES, k=random.choice((2, 3, 3, 4))))
        if text not in made:
            made.add(text)
            ordered.append(text)
    return ordered


def _fill(entries: int, vocabulary: Sequence[str]) -> None:
    random = Random(5)  # noqa: S311  texts, no secrets
    weights = [1 / (rank + 20) for rank in range(len(vocabulary))]
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    del sums[0]
    for start in range(0, entries, TOGETHER):
        drawn = {
            number: random.choices(vocabulary, cum_weights=sums, k=NAME_WORDS + BODY_WORDS)
            for number in range(start, min(start + TOGETHER, entries))
        }
        texts = {
            number: [
                (Column.NAME, " ".join(words[:NAME_WORDS])),
                (Column.BODY, " ".join(words[NAME_WORDS:])),
            ]
            for number, words in drawn.items()
        }
        index(scope=SCOPE, entries=texts, fresh=True)
