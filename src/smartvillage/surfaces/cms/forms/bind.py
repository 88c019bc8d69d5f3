"""The form as its templates read it: a tree of nodes with names, texts and complaints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from smartvillage.core.content.parts import Media
from smartvillage.core.content.schemas import row_name
from smartvillage.kit.colours import contrast, parse_colour
from smartvillage.surfaces.cms.forms.declare import Spec, groups
from smartvillage.surfaces.cms.forms.raw import INNER, Raw, blank
from smartvillage.surfaces.cms.forms.tongues import Tongue
from smartvillage.surfaces.cms.forms.values import Problems
from smartvillage.surfaces.cms.structured import STORED, STORED_WORDS

FEW = 3
"""As many questions about a row of JSON stay unfolded, the hidden one included."""
WIDE = (
    "long",
    "html",
    "lines",
    "days",
    "part",
    "parts",
    "payload",
    "categories",
    "translations",
    "picture",
    "route",
)
NATIVE = {
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "clock": re.compile(r"\d\d:\d\d(:\d\d)?"),
    "moment": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?"),
}
OTHER = "Anderes"
SENTENCES = ("title", "name", "keywords", "url", "alt", "caption_text")
OWN_FRAME = (
    "check",
    "categories",
    "translations",
    "part",
    "parts",
    "payload",
    "hidden",
    "json",
    "picture",
    "route",
)


@dataclass
class Node:
    """A question with its present text. `mark` stands for the number of a row that is yet to be added.

    `aid`: the address of help that follows from what is typed. `echoes`: the label only repeats the title of its section.
    """

    spec: Spec
    name: str
    raw: Any
    problems: Problems
    locked: str = ""
    aid: str = ""
    echoes: bool = False
    children: list["Node"] = field(default_factory=list)
    rows: list["Row"] = field(default_factory=list)
    mark: str = ""
    pattern: "Row | None" = None
    tongues: list[Tongue] = field(default_factory=list)
    preview: str = ""

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def template(self) -> str:
        """What shows the whole field, label and complaint included."""
        return f"cms/form/{self.spec.widget if self.spec.widget in OWN_FRAME else 'field'}.html"

    @property
    def control(self) -> str:
        return f"cms/form/{self.spec.widget}.html"

    @property
    def attributes(self) -> SafeString:
        """What every control has."""
        ids = [f"{self.id}-hilfe"] * bool(self.spec.help) + [f"{self.id}-fehler"] * bool(self.error)
        described = {"aria-describedby": " ".join(ids)} if ids else {}
        wrong = {"aria-invalid": "true"} if self.error else {}
        needed = {"aria-required": "true"} if self.spec.required else {}
        return flatatt({"id": self.id, "name": self.name, **described, **wrong, **needed})

    @property
    def error(self) -> str:
        return self.problems.get(self.name, "")

    @property
    def troubled(self) -> bool:
        """Something is wrong here or below."""
        return any(name == self.name or name.startswith(f"{self.name}-") for name in self.problems)

    @property
    def filled(self) -> bool:
        """The part says something that a new one does not."""
        if self.spec.question:
            return bool(self.raw) and self.raw != blank(self.spec.fields)
        return bool(self.raw) and {**self.raw, "id": ""} != blank(self.spec.fields)

    @property
    def wide(self) -> bool:
        return self.multiline or self.spec.widget in WIDE or self.spec.name in SENTENCES

    @property
    def multiline(self) -> bool:
        """A text with line breaks, which a single line would swallow."""
        return isinstance(self.raw, str) and "\n" in self.raw

    @property
    def options(self) -> list[tuple[str, str]]:
        """What to choose from; a value from elsewhere stays possible."""
        known = list(self.spec.choices.items())
        foreign = [(self.raw, self.raw)] if self.raw and self.raw not in self.spec.choices else []
        empty = [] if self.spec.strict and not self.spec.nullable else [("", "–")]
        return [*empty, *known, *foreign]

    @property
    def target(self) -> "Node":
        """Of a way somewhere, what was chosen."""
        return self.children[0]

    @property
    def said(self) -> "Node":
        """Of a way somewhere, what was typed beside it."""
        return self.children[1]

    @property
    def targets(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Of a way somewhere, what to choose from, by headings; a choice from elsewhere stays possible."""
        known = [(title, list(group.items())) for title, group in self.spec.groups.items() if group]
        chosen = self.target.raw
        if chosen and not any(chosen in group for group in self.spec.groups.values()):
            known.append((OTHER, [(chosen, STORED_WORDS if chosen == STORED else chosen)]))
        return known

    @property
    def decides(self) -> bool:
        """Which other questions are asked depends on this one."""
        return bool(self.spec.question) and self.spec.question.form == "either"

    @property
    def sections(self) -> list[tuple[str, list["Node"]]]:
        """The children of JSON under their headings, in the order of the schema."""
        found: dict[str, list[Node]] = {}
        for child in self.children:
            child.echoes = child.spec.label in (self.spec.label, child.spec.group)
            found.setdefault(child.spec.group, []).append(child)
        return list(found.items())

    @property
    def readability(self) -> str:
        """How a colour stands out, said beside it."""
        colour = parse_colour(self.raw)
        if colour is None:
            return ""
        best = max((contrast(colour, ground), ground) for ground in ("#ffffff", "#000000"))
        return f"{best[0]:.1f} : 1 auf {'Weiß' if best[1] == '#ffffff' else 'Schwarz'}".replace(".", ",")

    @property
    def input_type(self) -> str:
        """The type of a plain text input, from what the field is about."""
        if self.spec.name == "email":
            return "email"
        return "tel" if self.spec.name in ("phone", "fax") else "text"

    @property
    def native_type(self) -> str:
        """The browser's own input for dates, as long as it can show what was typed."""
        types = {"day": "date", "clock": "time", "moment": "datetime-local"}
        fits = not self.raw or NATIVE[self.spec.widget].fullmatch(self.raw)
        return types[self.spec.widget] if fits else "text"

    @property
    def unchecked(self) -> str:
        """What an unticked box sends: "no", or still nothing where nothing was said."""
        return "" if self.spec.nullable and self.raw == "" else "false"


@dataclass
class Row:
    """One of several parts. `told` is what people know it by; one that `folds` shows its fields when it is `open`."""

    name: str
    number: str
    noun: str
    children: list[Node]
    picture: bool
    told: str = ""
    folds: bool = False
    open: bool = True

    @property
    def source(self) -> str:
        """The address of a medium, "" for other parts."""
        link = next((node for node in self.children if node.spec.name == "source_url"), None)
        return str(link.raw.get("url", "")) if link and isinstance(link.raw, dict) else ""


def bound(
    specs: tuple[Spec, ...], raw: Raw, problems: Problems, *, locked: dict[str, str]
) -> dict[str, list[Node]]:
    """The sections of the form; `locked` says of a field how its importer stands to it."""
    sections = {}
    for title, section in groups(specs).items():
        nodes = [
            _node(spec, raw.get(spec.name), "", problems, depth=0, locked=locked.get(spec.name, ""))
            for spec in section
        ]
        nodes[0].echoes = len(nodes) == 1 and nodes[0].spec.label == title
        sections[title] = nodes
    return sections


def _nodes(specs: Iterable[Spec], raw: Raw, prefix: str, problems: Problems, depth: int) -> list[Node]:
    return [
        _node(spec, raw.get(spec.name), prefix, problems, depth=depth)
        for spec in specs
        if spec.widget != "kept"
    ]


def _node(spec: Spec, raw: Any, prefix: str, problems: Problems, *, depth: int, locked: str = "") -> Node:
    name = f"{prefix}{spec.name}"
    node = Node(spec=spec, name=name, raw="" if raw is None else raw, problems=problems, locked=locked)
    if spec.widget in INNER and (spec.widget != "json" or isinstance(raw, dict)):
        node.raw = raw or blank(spec.fields)
        node.children = _nodes(spec.fields, node.raw, f"{name}-", problems, depth)
    elif spec.widget == "parts":
        node.mark = f"__{depth}__"
        node.rows = [_row(node, row, str(index), depth) for index, row in enumerate(raw or [])]
        node.pattern = _row(node, blank(spec.fields), node.mark, depth)
    return node


def _row(node: Node, raw: Raw, number: str, depth: int) -> Row:
    name = f"{node.name}-{number}"
    children = _nodes(node.spec.fields, raw, f"{name}-", node.problems, depth + 1)
    made = Row(
        name=name, number=number, noun=node.spec.noun, children=children, picture=node.spec.part is Media
    )
    if node.spec.question and raw.get("id"):
        made.told = _told(node.spec, raw)
        made.folds = len(node.spec.fields) > FEW
        made.open = any(child.troubled for child in children)
    return made


def _choice(raw: Any) -> str:
    return str(raw.get("to") if isinstance(raw, dict) else raw)


def _told(spec: Spec, raw: Raw) -> str:
    """What people call a row of JSON: its key, its title, or in words what it is."""
    plain = {inner.alias: raw.get(inner.name) for inner in spec.fields if not inner.choices}
    named = raw.get("key_") or row_name(spec.question, plain, 0).partition("„")[2].removesuffix("“")
    if named:
        return str(named)
    chosen = (inner.choices.get(_choice(raw.get(inner.name))) for inner in spec.fields if inner.choices)
    return next((words for words in chosen if words), "")


def problem_links(
    sections: dict[str, list[Node]], problems: Problems, *, last: Iterable[str] = ()
) -> list[tuple[str, str]]:
    """For the summary: the id of each field in trouble and what is wrong, in the order of the form.

    `last` are inputs that stand below the sections.
    """
    order: dict[str, None] = {}

    def walk(nodes: list[Node]) -> None:
        for node in nodes:
            order[node.name] = None
            walk(node.children)
            for row in node.rows:
                walk(row.children)

    for section in sections.values():
        walk(section)
    order.update(dict.fromkeys(last))
    known = [(f"f-{name}", problems[name]) for name in order if name in problems]
    return [*(("", text) for name, text in problems.items() if name not in order), *known]
