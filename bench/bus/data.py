"""A synthetic Brandenburg as files: areas, and XZuFi messages of services, offices and competences."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smartvillage.modules.services.tests.doubles import transfer

DISTRICTS, ASSOCIATIONS, MUNICIPALITIES, VILLAGES = 18, 52, 413, 2
STATE = "120000000000"
WORDS = (
    *("Personalausweis", "Reisepass", "Gewerbe", "Wohnsitz", "Kindergeld", "Führerschein", "Baugenehmigung"),
    *("Hundesteuer", "Eheschließung", "Geburtsurkunde", "Wohngeld", "Elterngeld", "Parkausweis", "Sperrmüll"),
    *("Fischereischein", "Aufenthaltstitel", "Schulplatz", "Melderegister"),
)
ACTS = ["beantragen", "anmelden", "abmelden", "ändern", "verlängern", "ausstellen", "bewilligen", "anzeigen"]
TEXT = (
    "<p>Wenn Sie einen {word} {act} möchten, wenden Sie sich an die zuständige Stelle. Bringen Sie bitte alle Unterlagen "
    "mit. Die Bearbeitung dauert je nach Umfang einige Tage. Sie erhalten danach einen Bescheid.</p>"
)


@dataclass(frozen=True)
class Size:
    """`competences`: each service has as many as fit, in areas drawn at random."""

    services: int = 100_000
    offices: int = 10_000
    competences: int = 2_000_000

    def scaled(self, scale: float) -> "Size":
        return Size(
            *(max(50, round(number * scale)) for number in (self.services, self.offices, self.competences))
        )


def municipalities() -> list[str]:
    """Regional keys; every third municipality belongs to an Amt."""
    found = []
    for number in range(MUNICIPALITIES):
        district = number % DISTRICTS
        association = f"5{number % ASSOCIATIONS:03}" if number % 3 == 0 else f"{number:04}"
        found.append(f"12{51 + district:03}{association}{number + 1:03}")
    return found


def write_areas(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["ars", "name", "level", "parent_ars"])
        for number, ars in enumerate(municipalities()):
            table.writerow([ars, f"Gemeinde {number}", "gemeinde", ""])
            for village in range(VILLAGES):
                table.writerow(["", f"Dorf {number}-{village}", "ortsteil", ars])


def write_catalogue(path: Path, size: Size) -> None:
    transfer.write(path, objects(size))


def objects(size: Size) -> Iterator[str]:
    """Services, then offices, then competences, as a full delivery of a state comes."""
    draw = random.Random(12)
    for number in range(size.services):
        yield service(number)
    for number in range(size.offices):
        yield transfer.office(str(number), f"Amt {number}")
    places = [STATE, *municipalities()]
    for number in range(size.competences):
        yield transfer.competence(
            str(number),
            str(number % size.services),
            draw.choice(places),
            office=str(draw.randrange(size.offices)),
        )


def service(number: int, *, note: str = "") -> str:
    word, act = WORDS[number % len(WORDS)], ACTS[number // len(WORDS) % len(ACTS)]
    text = TEXT.format(word=word, act=act) + note
    return transfer.service(
        str(number),
        f"{word} {act} {number}",
        texts=dict.fromkeys(("05", "06", "08", "09", "11"), text),
        leika=f"99{number:012}",
    )


def write_delta(path: Path, size: Size, *, count: int) -> None:
    """Changed services, and as many competences that moved."""
    draw = random.Random(13)
    places = municipalities()
    some = draw.sample(range(size.services), min(count // 2, size.services))
    changed = [service(number, note="<p>Neu.</p>") for number in some]
    moved = [
        transfer.competence(str(number), str(number % size.services), draw.choice(places), office="0")
        for number in draw.sample(range(size.competences), count - len(changed))
    ]
    transfer.write(path, [*changed, *moved])
