"""Steps on the category tree: one word each, what it does, what is told; and the way back, kept in the session."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from smartvillage.core.content.categories import delete_category, update_category
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.merging import merge_categories
from smartvillage.core.content.models import Category, CategoryAlias, ItemCategory
from smartvillage.core.content.structure import Structure
from smartvillage.core.content.tree import Change, add_alias, move_below, place_category

KEY = "category_undo"
MOST = 5


@dataclass(frozen=True)
class Wanted:
    """A step on a category; `target` is the other one, `where` it goes from there (before, after, into)."""

    name: str
    category: Category
    target: int | None = None
    where: str = ""
    text: str = ""


def take(wanted: Wanted, known: Structure) -> str:
    """Take the step; returns what to tell. Raises `Invalid`."""
    return STEPS[wanted.name](wanted, known)


def _up(wanted: Wanted, known: Structure) -> str:
    siblings, at = _siblings(wanted.category, known)
    if at > 0:
        place_category(wanted.category, parent=wanted.category.parent_id, before=siblings[at - 1])
    return f"„{wanted.category}“ steht weiter oben."


def _down(wanted: Wanted, known: Structure) -> str:
    siblings, at = _siblings(wanted.category, known)
    if at < len(siblings) - 1:
        later = siblings[at + 2] if at + 2 < len(siblings) else None
        place_category(wanted.category, parent=wanted.category.parent_id, before=later)
    return f"„{wanted.category}“ steht weiter unten."


def _in(wanted: Wanted, known: Structure) -> str:
    siblings, at = _siblings(wanted.category, known)
    if at == 0:
        raise Invalid({"parent_id": "Darüber steht keine Kategorie, unter die sie rücken könnte"})
    return _below(wanted.category, siblings[at - 1], known)


def _out(wanted: Wanted, known: Structure) -> str:
    parent = wanted.category.parent_id
    if parent is None:
        raise Invalid({"parent_id": "Sie steht schon ganz oben"})
    above = known.categories[parent]["parent"]
    uncles = [row["id"] for row in known.level(above)]
    place_category(wanted.category, parent=above, before=_after(uncles, parent))
    return f"„{wanted.category}“ steht jetzt neben „{known.categories[parent]['name']}“."


def _drop(wanted: Wanted, known: Structure) -> str:
    """Where it was let go of with the mouse."""
    if wanted.target not in known.categories:
        raise Invalid({"parent_id": "Diese Kategorie gibt es nicht mehr"})
    if wanted.where == "into":
        return _below(wanted.category, wanted.target, known)
    parent = known.categories[wanted.target]["parent"]
    siblings = [row["id"] for row in known.level(parent) if row["id"] != wanted.category.pk]
    before = wanted.target if wanted.where == "before" else _after(siblings, wanted.target)
    place_category(wanted.category, parent=parent, before=before)
    return f"„{wanted.category}“ ist verschoben."


def _keep(wanted: Wanted, _known: Structure) -> str:
    update_category(wanted.category, values={"brought_by": ""})
    return f"„{wanted.category}“ bleibt eine eigene Kategorie."


def _belongs(wanted: Wanted, known: Structure) -> str:
    """What importers call by this name lands in the other one from now on."""
    if wanted.target is None:
        raise Invalid({"target": f"Die Kategorie „{wanted.text}“ gibt es nicht"})
    with_ = Category.objects.get(pk=wanted.target)
    moved = merge_categories(wanted.category, with_)
    told = "1 Eintrag ist" if moved == 1 else f"{moved} Einträge sind"
    return f"„{wanted.category}“ gehört jetzt zu „{with_}“. {told} umgezogen."


def _alias(wanted: Wanted, _known: Structure) -> str:
    add_alias(wanted.category, name=wanted.text)
    return f"„{wanted.text.strip()}“ bedeutet jetzt „{wanted.category}“."


def _unalias(wanted: Wanted, _known: Structure) -> str:
    CategoryAlias.objects.filter(category=wanted.category, name=wanted.text).delete()
    return f"„{wanted.text}“ ist nicht mehr zugeordnet."


def _delete(wanted: Wanted, known: Structure) -> str:
    if known.categories.get(wanted.category.pk, {}).get("children"):
        raise Invalid({"delete": "Darunter stehen noch Kategorien. Verschieben Sie diese zuerst"})
    if ItemCategory.objects.filter(category=wanted.category).exists():
        raise Invalid(
            {
                "delete": "Einträge tragen die Kategorie noch (vielleicht im Papierkorb). Legen Sie sie zusammen"
            }
        )
    name = wanted.category.name
    delete_category(wanted.category)
    return f"„{name}“ ist gelöscht."


STEPS: dict[str, Callable[[Wanted, Structure], str]] = {
    "up": _up,
    "down": _down,
    "in": _in,
    "out": _out,
    "drop": _drop,
    "keep": _keep,
    "belongs": _belongs,
    "alias": _alias,
    "unalias": _unalias,
    "delete": _delete,
}


def remember(session: SessionBase, change: Change) -> str:
    """Keep how to take a step back; returns the key of the way back."""
    key = token_urlsafe(9)
    known: dict[str, Any] = session.get(KEY, {})
    kept = {"before": change.before, "after": change.after}
    session[KEY] = dict([*known.items(), (key, kept)][-MOST:])
    return key


def recall(session: SessionBase, key: str) -> Change | None:
    """What was kept under a key, once."""
    known: dict[str, Any] = session.get(KEY, {})
    found = known.pop(key, None)
    session[KEY] = known
    return Change(**found) if found else None


def _below(category: Category, parent: int, known: Structure) -> str:
    move_below(category, parent=parent)
    return f"„{category}“ steht jetzt unter „{known.categories[parent]['name']}“."


def _siblings(category: Category, known: Structure) -> tuple[list[int], int]:
    numbers = [row["id"] for row in known.level(category.parent_id)]
    return numbers, numbers.index(category.pk)


def _after(numbers: list[int], number: int) -> int | None:
    """The one that follows; None after the last."""
    at = numbers.index(number) + 1
    return numbers[at] if at < len(numbers) else None
