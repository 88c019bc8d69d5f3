"""Questions about JSON as questions of a form."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from smartvillage.core.content.faults import input_name
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.schemas import ROWS, Question
from smartvillage.surfaces.cms.forms.declare import Spec, Widget, declaration
from smartvillage.surfaces.cms.structured import Structure, structure_of

WIDGETS: dict[str, Widget] = {
    "ident": "hidden",
    "content": "choice",
    "page": "choice",
    "category": "choice",
    "either": "choice",
    "object": "part",
    "list": "parts",
    "map": "parts",
    "maps": "parts",
}
IDENTITY = Spec("id", "id", "", "", "hidden")
"""Carries the stored JSON of a row, so that what no question names comes back as it was."""
ELSE = "Wo es gilt"
CHOSEN = "to"
SAID = "more"


def specs_of(kind: Kind, municipality: int, document: Mapping[str, Any]) -> tuple[Spec, ...]:
    """The questions of a document: those of its kind, and of JSON in it those of its schema."""
    plain = declaration(kind.document)
    made = structure_of(kind, municipality, document)
    if made is None or made.root is None:
        return plain
    asked = [json_spec(spec, made) for spec in plain if spec.name == made.name]
    others = (spec for spec in plain if spec.name not in made.fixed and spec.name != made.name)
    return (*asked, *(replace(spec, group=ELSE) for spec in others))


def json_spec(spec: Spec, structure: Structure) -> Spec:
    """The field of a document that holds the JSON, asked by its schema."""
    root = structure.root
    if root is None:
        return spec
    asked = root.fields if root.form == "object" else (replace(root, key="rows"),)
    fields = (IDENTITY, *(_spec(one, structure) for one in asked))
    return replace(
        spec, widget="json", label=root.label, group=root.label, fields=fields, structure=structure
    )


def _spec(question: Question, structure: Structure) -> Spec:
    name = "rows" if question.key == "rows" else input_name(question.key)
    offers = structure.offers.get(question.form, {})
    flat = {code: words for group in offers.values() for code, words in group.items()}
    return Spec(
        name=name,
        alias=question.key,
        label=question.label,
        help=question.help,
        widget=WIDGETS.get(question.form, question.form),  # type: ignore[arg-type]
        group=question.group,
        required=question.required,
        nullable=True,
        default=question.absent if question.form == "check" else question.suggested,
        fields=tuple(_inner(question, structure)),
        choices=dict(question.choices) or flat,
        groups=offers,
        singular=question.noun,
        when=question.when,
        question=question,
    )


def _inner(question: Question, structure: Structure) -> Iterator[Spec]:
    if question.form in ROWS:
        yield IDENTITY
        if question.key_label:
            yield Spec("key_", "key_", question.key_label, "", "text", required=True)
    if question.form == "route":
        yield Spec(CHOSEN, CHOSEN, question.label, "", "choice")
        yield Spec(SAID, SAID, "Adresse oder Nummer", "", "text")
    for one in question.fields:
        yield _spec(one, structure)
