"""What an editor wants to see of a list: read from the address, written into addresses."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from smartvillage.kit.dates import parse_date
from smartvillage.surfaces.cms.caring import CARES
from smartvillage.surfaces.cms.standing import STANDINGS

SORTS = {"geaendert": "updatedAt", "titel": "title", "angelegt": "createdAt", "datum": "publishedAt"}
DATES = {"geaendert": "Geändert", "erschienen": "Erschienen", "termin": "Termin"}
NEWEST = "-geaendert"


@dataclass(frozen=True)
class Wish:
    """`sort` with a minus is descending; `person` made or changed it; `when` says which date `since`, `until` mean.

    `care`: only what is to be looked after.
    """

    text: str = ""
    standing: str = ""
    organisation: int | None = None
    category: int | None = None
    person: int | None = None
    when: str = "geaendert"
    since: date | None = None
    until: date | None = None
    care: str = ""
    sort: str = NEWEST
    on_map: bool = False
    page: int = 1

    @classmethod
    def of(cls, data: QueryDict) -> Self:
        """Unknown values count as not given."""
        sort, when = data.get("sortierung", ""), data.get("zeit", "")
        return cls(
            text=data.get("q", "").replace("\x00", "").strip()[:200],
            standing=data.get("zustand", "") if data.get("zustand") in STANDINGS else "",
            organisation=number(data.get("organisation")),
            category=number(data.get("kategorie")),
            person=number(data.get("person")),
            when=when if when in DATES else "geaendert",
            since=parse_date(data.get("von", "")),
            until=parse_date(data.get("bis", "")),
            care=data.get("pflege", "") if data.get("pflege") in CARES else "",
            sort=sort if sort.removeprefix("-") in SORTS else NEWEST,
            on_map=data.get("ansicht") == "karte",
            page=number(data.get("seite")) or 1,
        )

    @property
    def sort_key(self) -> str:
        return self.sort.removeprefix("-")

    @property
    def descending(self) -> bool:
        return self.sort.startswith("-")

    @property
    def narrowed(self) -> bool:
        """Something besides the state narrows the list."""
        said = (self.text, self.organisation, self.category, self.person, self.since, self.until, self.care)
        return any(said)

    @property
    def said(self) -> dict[str, str]:
        """As in an address, without the page; defaults are left out."""
        plain = {
            "q": self.text,
            "zustand": self.standing,
            "organisation": self.organisation,
            "kategorie": self.category,
            "person": self.person,
            "zeit": self.when if (self.since or self.until) and self.when != "geaendert" else "",
            "von": self.since,
            "bis": self.until,
            "pflege": self.care,
            "sortierung": self.sort if self.sort != NEWEST else "",
            "ansicht": "karte" if self.on_map else "",
        }
        return {name: str(value) for name, value in plain.items() if value}

    def query(self, **changes: str) -> str:
        """The address's query with other values, "" for those to be left out."""
        return urlencode({name: value for name, value in {**self.said, **changes}.items() if value})


def number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
