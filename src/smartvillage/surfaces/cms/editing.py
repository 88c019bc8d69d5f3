"""A form on its way: what was shown, what was typed, what is wrong with it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

import orjson
from django.http import QueryDict

from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Item, Proposal
from smartvillage.kit.dates import as_berlin, parse_datetime
from smartvillage.surfaces.cms.forms.asked import specs_of
from smartvillage.surfaces.cms.forms.declare import Spec, declaration
from smartvillage.surfaces.cms.forms.jsontext import raw_of_text, text_of_raw
from smartvillage.surfaces.cms.forms.raw import Raw, blank, posted, raw_of, tidied, typed
from smartvillage.surfaces.cms.forms.values import Problems
from smartvillage.surfaces.cms.models import Draft

NO_FORM = "Dieser Inhalt lässt sich nicht als Formular zeigen"
TIMES = {"publish_from": "Sichtbar ab", "publish_to": "Sichtbar bis"}


@dataclass
class Sheet:
    """A form of one item. `times` are the texts of the publication times, `version` what the editor saw.

    `proposal`: the change that waited then, whose wording the form shows; 0 for none.
    """

    kind: Kind
    raw: Raw
    times: dict[str, str]
    version: int = 0
    proposal: int = 0
    problems: Problems = field(default_factory=dict)
    specs: tuple[Spec, ...] = ()

    def __post_init__(self) -> None:
        self.specs = self.specs or declaration(self.kind.document)

    @property
    def data(self) -> dict[str, Any]:
        """What was typed."""
        return {"raw": self.raw, **self.times}

    @classmethod
    def new(cls, kind: Kind) -> Self:
        return cls(kind, blank(declaration(kind.document)), dict.fromkeys(TIMES, ""))

    @classmethod
    def of_item(cls, kind: Kind, item: Item) -> Self:
        times = {name: _local(getattr(item, name)) for name in TIMES}
        specs = specs_of_item(item)
        return cls(kind, raw_of(specs, stored_values(item)), times, item.version, specs=specs)

    @classmethod
    def of_proposal(cls, kind: Kind, proposal: Proposal) -> Self:
        times = {name: _local(getattr(proposal, name)) for name in TIMES}
        document = orjson.loads(proposal.document)
        specs = specs_of(kind, proposal.municipality_id, document)
        return cls(kind, raw_of(specs, document), times, proposal.base_version, proposal.pk, specs=specs)

    @classmethod
    def of_draft(cls, kind: Kind, draft: Draft, item: Item | None) -> Self:
        times = {name: draft.data.get(name, "") for name in TIMES}
        proposal, specs = draft.data.get("proposal", 0), specs_of_item(item) if item else ()
        return cls(kind, draft.data["raw"], times, draft.base_version, proposal, specs=specs)

    @classmethod
    def of_post(cls, kind: Kind, data: QueryDict, *, shown: "Sheet") -> Self:
        """What was sent, over what was shown: names that were not sent stay as they were."""
        raw = {**shown.raw, **posted(shown.specs, data)}
        times = {name: typed(data.get(name, shown.times[name])).strip() for name in TIMES}
        numbers = (_number(data.get(name, "")) for name in ("version", "proposal"))
        version, proposal = (
            was if sent is None else sent
            for sent, was in zip(numbers, (shown.version, shown.proposal), strict=True)
        )
        return cls(kind, raw, times, version, proposal, specs=shown.specs)

    def turned(self, name: str, *, form: bool) -> None:
        """Show JSON as a form or as its text; what no form can show stays a text, with the reason."""
        spec = next((one for one in self.specs if one.widget == "json" and one.name == name), None)
        raw = self.raw.get(name)
        if spec is None or form is isinstance(raw, dict):
            return
        if form:
            self.raw[name] = raw_of_text(spec.structure, str(raw or ""))
            if isinstance(self.raw[name], str):
                wrong = spec.structure.check(str(raw))
                self.problems[name] = wrong[0].sentence if wrong else NO_FORM
        else:
            self.raw[name] = text_of_raw(spec.structure, tidied(self.specs, self.raw)[name], name, {})

    def moments(self, item: Item | None) -> dict[str, datetime | None]:
        """The publication times; what cannot be read or ends before it begins becomes a problem."""
        found = {name: parse_datetime(text) for name, text in self.times.items()}
        for name, text in self.times.items():
            if item and text == _local(getattr(item, name)):
                found[name] = getattr(item, name)  # the input does not show seconds
        for name, text in self.times.items():
            if text and found[name] is None:
                self.problems[name] = f"{TIMES[name]} ist kein Zeitpunkt"
        begin, end = found["publish_from"], found["publish_to"]
        if begin and end and end <= begin:
            self.problems["publish_to"] = "Das Ende liegt vor dem Beginn"
        return found


def stored_values(item: Item | None) -> dict[str, Any]:
    """The document as JSON values, empty for a new item."""
    values: dict[str, Any] = orjson.loads(item.document) if item else {}
    return values


def specs_of_item(item: Item) -> tuple[Spec, ...]:
    return specs_of(kind_of(item.kind, item.generic_type), item.municipality_id, stored_values(item))


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _local(value: datetime | None) -> str:
    return as_berlin(value).replace(tzinfo=None).isoformat("T", "minutes") if value else ""
