"""What happens inside a process with Django: `python -m bench.bus.work fingerprint | empty | lookups N`; prints JSON."""

import json
import random
import sys
import time
from collections.abc import Callable

import django


def main() -> None:
    django.setup()
    name, *values = sys.argv[1:]
    print(json.dumps({"fingerprint": _fingerprint, "empty": _empty, "lookups": _lookups}[name](*values)))


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


def _milliseconds(
    asked: list[tuple[int, tuple[int, ...]]], ask: Callable[[int, tuple[int, ...]], object]
) -> dict[str, float]:
    for service, chain in asked[:200]:
        ask(service, chain)
    taken = []
    for service, chain in asked:
        begun = time.perf_counter()
        ask(service, chain)
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    return {f"p{part}": round(taken[len(taken) * part // 100], 3) for part in (50, 95, 99)}


if __name__ == "__main__":
    main()
