"""What every source says, in one form: this entry is now so, or it is gone.

A stream yields `Event`s and, now and then, `Mark`s: with a mark's cursor the source can go on after everything before it.

    Event("service", "L100012", "4711", document=ServiceShape, about={
        "type": "LOV", "valid_from": "2020-01-01", "areas": ["ars:120000000000"], "categories": [["L100012", "17"]]})
    Event("specialisation", ..., about={"service": ref, "area": "ars:120690020020"})
    Event("office", ..., about={"parent": ref, "lat": 52.1, "lon": 12.6, "competences": [
        {"service": ref, "areas": ["ars:120690020020"], "role": 1}]})
    Event("online" | "form" | "person", ..., about={"office": ref (persons), "competences": [...]})
    Event("category", ..., about={"parent": ref, "position": 3})
    Event("competence", ..., about={"target": ("office", *ref), "rows": [{"service": ref, "areas": [...], "role": 1}]})

A `ref` is (agency, ext_id); roles are those of `Competence.Role`; areas are `ars:`, `gd:` or `ags:` and digits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from smartvillage.modules.services.keys import entry_key

KINDS = ("category", "service", "office", "online", "form", "person", "specialisation", "competence")
"""In the order in which a batch is stored, so that most references find what they point to."""
Ref = tuple[str, str]


@dataclass(slots=True)
class Event:
    """`gone`: it was deleted; then only `kind`, `agency` and `ext_id` count."""

    kind: str
    agency: str
    ext_id: str
    document: Any = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    changed_at: datetime | None = None
    gone: bool = False

    def key(self, state: str) -> int:
        return entry_key(state=state, kind=self.kind, agency=self.agency, ext_id=self.ext_id)

    def as_json(self) -> dict[str, Any]:
        changed_at = self.changed_at.isoformat() if self.changed_at else None
        return {
            "kind": self.kind,
            "agency": self.agency,
            "ext_id": self.ext_id,
            "document": self.document,
            "about": self.about,
            "changed_at": changed_at,
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Event":
        moment = said["changed_at"]
        return cls(**{**said, "changed_at": datetime.fromisoformat(moment) if moment else None})


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a source goes on; `cursor` is its own and becomes JSON."""

    cursor: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read and was left out; `where` says which, in words of the source."""

    where: str
    message: str


Stream = Iterator[Event | Mark | Problem]


class SourceError(ValueError):
    """Why a source cannot be read, in German, with what to do. `transient`: a later attempt may succeed."""

    def __init__(self, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.transient = transient
