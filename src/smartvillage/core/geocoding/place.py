"""What is asked and what comes back."""

import re
from dataclasses import dataclass

from smartvillage.kit.words import fold

_STREET = re.compile(r"str(?:\.|asse\b|aße\b)", re.IGNORECASE)
_HOUSE = re.compile(
    r"^(?P<street>.*?\D)\s*(?P<house>\d+\s*[a-z]?(?:\s*[-/]\s*\d+\s*[a-z]?)?)\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Place:
    """A candidate; `exact` down to the house, else the street."""

    label: str
    lat: float
    lon: float
    exact: bool


@dataclass(frozen=True)
class Question:
    """An address as people write it."""

    street: str
    zip: str
    city: str

    @property
    def text(self) -> str:
        return ", ".join(filter(None, (self.street.strip(), f"{self.zip} {self.city}".strip())))

    @property
    def askable(self) -> bool:
        """A street alone is everywhere, a town alone is no point."""
        return bool(self.street.strip() and (self.zip.strip() or self.city.strip()))


def street_and_house(text: str) -> tuple[str, str]:
    """The comparable street and house number: `Wiesenburger Str. 6 a` -> `wiesenburger str`, `6a`."""
    found = _HOUSE.match(text.strip())
    street, house = (found["street"], found["house"]) if found else (text, "")
    short = re.sub(r"[^a-z0-9]+", " ", fold(_STREET.sub("str ", street))).strip()
    return short, re.sub(r"\s+", "", fold(house))
