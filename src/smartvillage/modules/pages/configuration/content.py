"""A content that the app reads under a fixed name."""

from dataclasses import dataclass
from typing import Any, Literal

from smartvillage.core.content.schemas import Question
from smartvillage.kit.words import static_name

Area = Literal["start", "ways", "look", "words", "modules"]


@dataclass(frozen=True, eq=False)
class Content:
    """`title` in citizens' words, `words` what it is good for; `default` is what one begins with."""

    name: str
    title: str
    words: str
    icon: str
    area: Area
    root: Question
    default: Any

    @property
    def stored(self) -> str:
        """The name as it is stored and compared."""
        return static_name(self.name)


def rows(label: str, noun: str, *fields: Question, **more: Any) -> Question:
    """A content that is a list."""
    return Question("", label, "list", noun=noun, fields=fields, **more)


def whole(label: str, *fields: Question) -> Question:
    """A content that is one object."""
    return Question("", label, "object", fields=fields)
