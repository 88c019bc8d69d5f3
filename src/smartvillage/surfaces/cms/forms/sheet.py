"""A form about one part that is no item: shown, typed, read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.http import QueryDict

from smartvillage.core.content.parts import Part
from smartvillage.surfaces.cms.forms.bind import Node, bound, problem_links
from smartvillage.surfaces.cms.forms.declare import Spec, questions
from smartvillage.surfaces.cms.forms.raw import Raw, posted, raw_of, tidied
from smartvillage.surfaces.cms.forms.rows import STEPS, stepped
from smartvillage.surfaces.cms.forms.values import Problems, read_form


@dataclass
class PartForm:
    """`values` as the part's JSON, empty before something was sent; `step`: only rows were added, moved or removed."""

    part: type[Part]
    raw: Raw
    values: dict[str, Any] = field(default_factory=dict)
    problems: Problems = field(default_factory=dict)
    step: bool = False

    @classmethod
    def showing(cls, part: type[Part], stored: Mapping[str, Any]) -> Self:
        defaults = {spec.name: spec.default for spec in questions(part)}
        return cls(part, raw_of(questions(part), {**defaults, **stored}))

    @classmethod
    def sent(cls, part: type[Part], data: QueryDict, stored: Mapping[str, Any]) -> Self:
        """What somebody typed; buttons of rows work without script."""
        specs = questions(part)
        raw = {**cls.showing(part, stored).raw, **posted(specs, data)}
        step, _, name = data.get("action", "").partition(":")
        if step in STEPS:
            return cls(part, stepped(specs, raw, step=step, name=name), step=True)
        raw = tidied(specs, raw)
        read = read_form(specs, raw, stored)
        return cls(part, raw, read.values, dict(read.problems))

    @property
    def ready(self) -> bool:
        return bool(self.values) and not self.problems

    @property
    def specs(self) -> tuple[Spec, ...]:
        return questions(self.part)

    @property
    def sections(self) -> dict[str, list[Node]]:
        return bound(self.specs, self.raw, self.problems, locked={})

    @property
    def summary(self) -> list[tuple[str, str]]:
        return problem_links(self.sections, self.problems)
