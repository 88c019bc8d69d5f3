"""Contents that are JSON: what a module knows of them, and that none is published with a fault.

The wire takes what importers send; the desk refuses what the app cannot read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.faults import Fault
from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.schemas import Question
from smartvillage.surfaces.cms.rooms import structures
from smartvillage.surfaces.webapp.cards import Link

STORED = "stored"
"""The choice of a target that no form offers."""
STORED_WORDS = "So, wie es gespeichert ist"
Offers = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True)
class Structure:
    """The JSON in the field `name` of a document. Without `root` it is written as text only.

    `check` finds every fault of a text; `offers` are the choices of questions by their form, in groups. `fixed`: fields
    of the document no form shows. `home`: where one comes from. `previews`: pages of the web on which it is to be seen,
    where `key` is the name under which they read it. `read_target` says of a "route" what was chosen and what was typed
    beside it, `make_target` the screen and params for that, with a title.
    """

    name: str
    check: Callable[[str], Sequence[Fault]]
    root: Question | None = None
    title: str = ""
    words: str = ""
    offers: Offers = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    home: Link | None = None
    previews: Mapping[str, Link] = field(default_factory=dict)
    key: str = ""
    read_target: Callable[[Question, Mapping[str, Any]], tuple[str, str]] = lambda _question, _said: ("", "")
    make_target: Callable[[str, str, str], tuple[str, dict[str, Any]]] = lambda _choice, _more, _title: (
        "",
        {},
    )


def structure_of(kind: Kind, municipality: int, document: Mapping[str, Any]) -> Structure | None:
    """What a module says of a document of this kind; None for kinds that are no JSON."""
    make = structures().get(kind.slug)
    found: Structure | None = make(municipality, document) if make else None
    return found


def refusals(kind: Kind, municipality: int, document: Mapping[str, Any], *, form: bool) -> dict[str, str]:
    """Why a document must not be published, by the name of the input; `form`: not written as mere text."""
    known = structure_of(kind, municipality, document)
    wrong = [one for one in known.check(str(document.get(known.name) or "")) if one.blocks] if known else []
    if known is None or not wrong:
        return {}
    if form and known.root:
        return {f"{known.name}-{one.name}": one.sentence for one in reversed(wrong)}
    more = f" (und {len(wrong) - 1} weitere Fehler)" if len(wrong) > 1 else ""
    return {known.name: f"{wrong[0].sentence}{more}"}


def require_publishable(item: Item, document: str | None = None) -> None:
    """Raises `Invalid` for what must not be published: the item, or another wording of it."""
    kind = kind_of(item.kind, item.generic_type)
    if wrong := refusals(kind, item.municipality_id, orjson.loads(document or item.document), form=False):
        raise Invalid(wrong)
