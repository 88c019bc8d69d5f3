"""What happens inside a process with Django, printed as JSON:

`python -m bench.bus.work fingerprint | empty | lookups N | searches N`
"""

import json
import random
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from typing import TypeVar

import django

Question = TypeVar("Question")


def main() -> None:
    django.setup()
    name, *values = sys.argv[1:]
    works = {"fingerprint": _fingerprint, "empty": _empty, "lookups": _lookups, "searches": _searches}
    print(json.dumps(works[name](*values)))


def _fingerprint() -> str:
    from smartvillage.modules.services.importing.fingerprint import fingerprint

    return fingerprint("BB")


def _empty() -> None:
    """Everything but the areas."""
    from django.db import connection

    from smartvillage.modules.services import models

    tables = [models.Competence, models.Pending, models.Change, models.ServiceKey, models.ServiceArea]
    tables += [
        models.CategoryService,
        models.Specialisation,
        models.Service,
        models.Office,
        models.OnlineService,
    ]
    tables += [models.Form, models.Person, models.Category, models.Run, models.Source]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM services_{table.__name__.lower()}")


def _lookups(times: str) -> dict[str, dict[str, float]]:
    from smartvillage.modules.services.models import Service
    from smartvillage.modules.services.queries import competent, responsible, tree

    draw = random.Random(14)
    services = list(Service.objects.values_list("pk", flat=True))
    places = [node.chain for node in tree("BB").nodes.values() if node.level in ("municipality", "locality")]
    asked = [(draw.choice(services), draw.choice(places)) for _ in range(int(times))]
    return {
        "competent": _milliseconds(asked, lambda service, chain: competent(service=service, chain=chain)),
        "responsible": _milliseconds(asked, lambda service, chain: responsible(service=service, chain=chain)),
    }


def _searches(times: str) -> dict[str, float]:
    """Seconds in which all words are written, then milliseconds of everyday questions from anywhere in the state."""
    from bench.bus.data import ACTS, WORDS
    from smartvillage.modules.services.indexing import index_missing
    from smartvillage.modules.services.management.commands.service_search_eval import QUERIES
    from smartvillage.modules.services.queries import tree
    from smartvillage.modules.services.searching import find_services

    begun = time.perf_counter()
    index_missing(state="BB")
    indexed = time.perf_counter() - begun
    draw = random.Random(14)
    questions = [text for asked in tomllib.loads(QUERIES.read_text()).values() for text in asked]
    questions += [f"{word} {act}" for word in WORDS for act in ACTS] + list(WORDS)
    places = [node.chain for node in tree("BB").nodes.values() if node.level in ("municipality", "locality")]
    asked = [(draw.choice(questions), draw.choice(places)) for _ in range(int(times))]
    found = _milliseconds(asked, lambda text, chain: find_services(state="BB", chain=chain, query=text))
    return {"index_s": round(indexed, 1), **found}


def _milliseconds(
    asked: Sequence[tuple[Question, tuple[int, ...]]], ask: Callable[[Question, tuple[int, ...]], object]
) -> dict[str, float]:
    for question, chain in asked[:200]:
        ask(question, chain)
    taken = []
    for question, chain in asked:
        begun = time.perf_counter()
        ask(question, chain)
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    return {f"p{part}": round(taken[len(taken) * part // 100], 3) for part in (50, 95, 99)}


if __name__ == "__main__":
    main()
