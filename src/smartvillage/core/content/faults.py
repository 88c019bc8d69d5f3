"""What is wrong with JSON of which a schema is known: every fault as a sentence, with the place where it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from smartvillage.core.content.schemas import ROWS, Question, row_name
from smartvillage.core.content.wellformed import misfit
from smartvillage.kit.colours import contrast, parse_colour

NEEDED = "muss ausgefüllt werden"
LEAST = 4.5
"""What WCAG asks of texts on their ground."""


@dataclass(frozen=True)
class Fault:
    """`path` is the place in words, `name` that of the input in a form made from the schema.

    `blocks`: the content must not be published with it.
    """

    path: str
    message: str
    name: str = ""
    blocks: bool = True

    @property
    def sentence(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class Links(Protocol):
    """What contents may point to."""

    def misled(self, question: Question, parent: Mapping[str, Any]) -> str:
        """Why what `question` finds in its parent leads nowhere; empty if it does not."""


@dataclass(frozen=True)
class Place:
    """Where a check is: in words, and as the name of an input."""

    words: tuple[str, ...] = ()
    name: str = ""

    def below(self, label: str, name: str) -> "Place":
        return Place((*self.words, label), f"{self.name}-{name}" if self.name else name)

    def fault(self, message: str, *, blocks: bool = True) -> Fault:
        return Fault(" › ".join(self.words), message, self.name, blocks)


def input_name(key: str) -> str:
    """The name of a key's input: forms use `id` for themselves, and a dash to step down."""
    return "id_" if key == "id" else key.replace("-", "_")


def faults_of(question: Question, value: Any, links: Links, place: Place | None = None) -> Iterator[Fault]:
    """Every fault of a whole content; `question` is its root."""
    here = place or Place()
    if wrong := misfit(question, value):
        yield here.fault(wrong)
    elif question.form == "object":
        yield from _object(question.fields, value, links, here)
        yield from _ruled(question, value, here)
    elif question.form in ROWS:
        below = here if question.key else here.below(question.label, "rows")
        yield from _rows(question, value, links, below)


def rows_of(question: Question, value: Any) -> list[tuple[str, Any]]:
    """The rows of a list or map as (key, value), in their order; lists have no keys."""
    if question.form == "list":
        return [("", row) for row in value] if isinstance(value, list) else []
    if question.form == "map":
        return list(value.items()) if isinstance(value, dict) else []
    rows = value if isinstance(value, list) else []
    return [pair for one in rows for pair in (one.items() if isinstance(one, dict) else [("", one)])]


def _rows(question: Question, value: Any, links: Links, place: Place) -> Iterator[Fault]:
    for index, (key, row) in enumerate(rows_of(question, value)):
        named = f"{question.noun or question.label} „{key}“" if key else row_name(question, row, index + 1)
        below = Place((*place.words[:-1], named), f"{place.name}-{index}")
        said = {question.word: row} if question.word and isinstance(row, str) else row
        if not isinstance(said, dict):
            yield below.fault("ist kein Abschnitt mit Angaben (in JSON: ein Objekt in geschweiften Klammern)")
            continue
        yield from _object(question.fields, said, links, below)
        yield from _ruled(question, said, below)


def _object(
    fields: tuple[Question, ...], said: Mapping[str, Any], links: Links, place: Place
) -> Iterator[Fault]:
    for question in fields:
        below = place.below(question.label, input_name(question.key))
        if not _counts(question, fields, said):
            continue
        if question.form in ("route", "either"):
            yield from _linked(question, said, links, below)
            continue
        value = said.get(question.key)
        if value is None or value == "":
            if question.required:
                yield below.fault(NEEDED)
            continue
        found = list(faults_of(question, value, links, below))
        yield from found
        if not found and (wrong := links.misled(question, said)):
            yield below.fault(wrong)
        if not found and question.ground:
            yield from _contrast(question, said, below)


def _linked(question: Question, said: Mapping[str, Any], links: Links, place: Place) -> Iterator[Fault]:
    keys = [choice.partition(":")[0] for choice in question.choices] or [question.key]
    given = [said[key] for key in dict.fromkeys(keys) if said.get(key) not in (None, "")]
    if not given:
        if question.required:
            yield place.fault(NEEDED)
    elif not isinstance(given[0], str):
        yield place.fault("muss ein Text sein")
    elif question.form == "either" and chosen(question, said) not in question.choices:
        yield place.fault(f"„{given[0]}“ kennt die App nicht")
    elif question.form == "route" and (wrong := links.misled(question, said)):
        yield place.fault(wrong)


def chosen(question: Question, said: Mapping[str, Any]) -> str:
    """The "key:value" an object has of those to choose from."""
    keys = dict.fromkeys(choice.partition(":")[0] for choice in question.choices)
    return next((f"{key}:{said[key]}" for key in keys if said.get(key) not in (None, "")), "")


def _counts(question: Question, fields: tuple[Question, ...], said: Mapping[str, Any]) -> bool:
    either = next((one for one in fields if one.form == "either"), None)
    return not question.when or either is None or chosen(either, said) in question.when


def _ruled(question: Question, said: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    labels = {one.key: one.label for one in question.fields}
    for key, message in question.rule(said) if question.rule else ():
        yield place.below(labels.get(key, key), input_name(key)).fault(message)


def _contrast(question: Question, said: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    ground = parse_colour(said.get(question.ground) or question.ground)
    colour = parse_colour(said.get(question.key))
    if colour and ground and (ratio := contrast(colour, ground)) < LEAST:
        told = f"{ratio:.1f}".replace(".", ",")
        yield place.fault(
            f"hebt sich mit {told} : 1 zu wenig von {ground} ab; gut lesbar ist es ab 4,5 : 1", blocks=False
        )
