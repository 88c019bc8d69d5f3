"""The category tree as editors see it: a page of rows, how many entries each has, which steps it can take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import QueryDict

from smartvillage.core.content.kinds import all_kinds
from smartvillage.core.content.models import CategoryAlias, Item, ItemCategory
from smartvillage.core.content.structure import Structure
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.words import fold
from smartvillage.surfaces.cms.wish import number

PAGE = 100
NEW, NAMES = "neu", "namen"
DOORS = {"api": "über die Schnittstelle", "webapp": "von der Bürgerseite"}


@dataclass(frozen=True)
class Sight:
    """What of the tree is looked at: everything, what importers brought (`neu`), or assigned names (`namen`)."""

    part: str = ""
    text: str = ""
    page: int = 1

    @classmethod
    def of(cls, data: QueryDict) -> Self:
        part = data.get("sicht", "")
        text = data.get("q", "").replace("\x00", "").strip()[:200]
        return cls(part if part in (NEW, NAMES) else "", text, number(data.get("seite")) or 1)

    @property
    def whole(self) -> bool:
        """The tree itself, in which categories can be moved."""
        return not self.part and not self.text


@dataclass(frozen=True)
class Twig:
    """A category in the list; `path` names those it stands under, `kinds` what it is for."""

    id: int
    name: str
    depth: int
    path: str
    kinds: str
    count: int
    brought_by: str
    icon: str
    steps: frozenset[str]

    @property
    def key(self) -> str:
        return str(self.id)


def rows(known: Structure, sight: Sight, municipality: int) -> "Page[Twig]":
    """A page of categories; one statement counts the entries of those on it."""
    found = list(_wanted(known, sight))
    page: Page[Any] = Paginator(found, PAGE).get_page(sight.page)
    shown = list(page.object_list)
    counts = entry_counts(municipality, [row["id"] for row, _ in shown])
    labels = {kind.tag: kind.plural for kind in all_kinds()}
    page.object_list = [_twig(known, row, steps, sight, counts, labels) for row, steps in shown]
    return page


def entry_counts(municipality: int, categories: Sequence[int]) -> dict[int, int]:
    """How many entries bear each, those in the trash left out."""
    with within(municipality):
        bearing = ItemCategory.objects.filter(category__in=categories).exclude(item__state=Item.State.TRASH)
        return dict(bearing.order_by().values_list("category").annotate(Count("pk")))


def names(municipality: int, sight: Sight) -> "Page[CategoryAlias]":
    """Names that mean a category, by name."""
    with within(municipality):
        found = CategoryAlias.objects.select_related("category").defer("moved").order_by("folded")
        if sight.text:
            found = found.filter(folded__contains=fold(sight.text))
        page: Page[CategoryAlias] = Paginator(found, PAGE).get_page(sight.page)
        page.object_list = list(page.object_list)
    return page


def path_of(known: Structure, category: int) -> str:
    return " › ".join(row["name"] for row in known.above(category))


def door(brought_by: str) -> str:
    """Who brought a name, in words."""
    client, _, source = brought_by.partition(":")
    return f"vom Import {source}" if client == "import" else DOORS.get(client, brought_by)


def options(known: Structure) -> Iterator[tuple[int, str]]:
    """Every category with its depth as indentation, in the order of the tree."""
    return ((row["id"], "\u2003" * len(known.above(row["id"])) + row["name"]) for row, _ in _walk(known))


def _wanted(known: Structure, sight: Sight) -> Iterator[tuple[Mapping[str, Any], frozenset[str]]]:
    if sight.whole:
        yield from _walk(known)
        return
    wanted = fold(sight.text)
    matching = {key for folded, key in known.category_ids.items() if wanted in folded}
    for number_, row in known.categories.items():
        if number_ in matching and (row["brought_by"] or sight.part != NEW):
            yield row, frozenset()


def _walk(known: Structure) -> Iterator[tuple[Mapping[str, Any], frozenset[str]]]:
    """All of the tree from above, each with the steps it can take."""
    waiting = _level(known, None)
    while waiting:
        row, steps = waiting.pop()
        yield row, steps
        waiting += _level(known, row["id"])


def _level(known: Structure, parent: int | None) -> list[tuple[dict[str, Any], frozenset[str]]]:
    """Siblings, the last one first."""
    siblings = known.level(parent)
    found = []
    for index, row in enumerate(siblings):
        possible = {
            "up": index > 0,
            "down": index < len(siblings) - 1,
            "in": index > 0,
            "out": parent is not None,
        }
        found.append((row, frozenset(name for name, fits in possible.items() if fits)))
    return found[::-1]


def _twig(
    known: Structure,
    row: Mapping[str, Any],
    steps: frozenset[str],
    sight: Sight,
    counts: Mapping[int, int],
    labels: Mapping[str, str],
) -> Twig:
    return Twig(
        id=row["id"],
        name=row["name"],
        depth=min(len(known.above(row["id"])), 8) if sight.whole else 0,
        path=path_of(known, row["id"]),
        kinds=", ".join(labels[tag] for tag in row["tags"] if tag in labels),
        count=counts.get(row["id"], 0),
        brought_by=door(row["brought_by"]),
        icon=row["icon_name"] or "",
        steps=steps,
    )
