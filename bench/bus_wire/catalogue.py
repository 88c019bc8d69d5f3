"""A state's services from one seed, stored by the project's own importer; run inside our Django project."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random
from typing import Any

import django

from bench.texts import CLAUSES, SUBJECTS, VERBS

ARS = ("000000000000", "120000000000", "120690000000", "120690020020")
LEVELS = ("nation", "state", "district", "municipality")
THINGS = (
    "Personalausweis", "Reisepass", "Führerschein", "Gewerbe", "Wohnsitz", "Bauantrag", "Hund", "Angelschein",
    "Wohngeld", "Elterngeld", "Kitaplatz", "Geburtsurkunde", "Eheschließung", "Kraftfahrzeug", "Sondernutzung",
    "Schankerlaubnis", "Grundsteuer", "Kleinkläranlage", "Baumfällung", "Schwerbehindertenausweis",
)  # fmt: skip
DEEDS = ("beantragen", "anmelden", "abmelden", "ändern", "verlängern", "anzeigen", "genehmigen lassen")
MODULES = ("24", "05", "06", "08", "09", "11", "16", "07", "25")
OFFICE = "Bürgerbüro"


def main(services: int) -> None:
    """Fill the empty database that the environment names."""
    django.setup()
    from django.core.management import call_command

    from smartvillage.core.municipalities.models import Area, Municipality
    from smartvillage.modules.services.importing.run import run_import
    from smartvillage.modules.services.models import Run, Source
    from smartvillage.modules.services.versions import AREAS, bump

    call_command("migrate", verbosity=0)
    above: Any = None
    for ars, level in zip(ARS, LEVELS, strict=True):
        above = Area.objects.create(ars=ars, level=level, name=f"Bad Belzig {level}", parent=above)
    Municipality.objects.create(slug="bad-belzig", name="Bad Belzig", area=above)
    bump(state=AREAS)
    source = Source.objects.create(state="BB", kind=Source.Kind.MANUAL, name="Messung")
    run = run_import(source=source, reader=lambda _cursor, _full: stream(services), full=True)
    assert run.status == Run.Status.DONE, run.message


def stream(services: int) -> Iterator[Any]:
    from smartvillage.modules.services.events import Event

    random = Random(7)
    for number in range(services):
        names = {"de": f"{random.choice(THINGS)} {random.choice(DEEDS)} ({number})"}
        texts = [{"module": module, "lang": "de", "html": _paragraphs(random)} for module in MODULES]
        yield Event(
            "service", "", str(100_000_000 + number), {"names": names, "texts": texts}, {"type": "LOV"}
        )
    competences = [
        {"service": ("", str(100_000_000 + number)), "areas": [f"ars:{ARS[-1]}"], "role": 1}
        for number in range(services)
    ]
    yield Event("office", "", "300001", {"names": {"de": OFFICE}}, {"competences": competences})


def _paragraphs(random: Random) -> str:
    def sentence() -> str:
        return f"{random.choice(SUBJECTS)} {random.choice(VERBS)} {random.choice(CLAUSES)}"

    return "".join(f"<p>{sentence()} {sentence()}</p>" for _ in range(random.randint(1, 4)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
