"""Numbers of parts: unique for their type, stable across saves, never used twice inside an item."""

from functools import cache
from typing import Any

from smartvillage.core.content.document import Document
from smartvillage.core.content.parts import Part
from smartvillage.core.content.translations import settle

STEP = 1000
WIDE = 10**6
FAR = 10**15  # beyond the numbers of all parts, so that both spaces never meet


def part_id(*, item: int, number: int) -> int:
    """The wire id of an item's n-th part, counted from 1; beyond 999 in the wider space."""
    return item * STEP + number if number < STEP else sub_part_id(part=item * STEP + STEP - 1, number=number)


def sub_part_id(*, part: int, number: int) -> int:
    """The id of what comes in numbers: points of a line, dates of a series; up to a million for a part."""
    return FAR + part * WIDE + number


def adopt(*, new: Document, old: Document | None, item: int, keep_unwired: bool) -> None:
    """Give every part of `new` its id: that of the same part of `old`, else a fresh one.

    Parts are the same if their ids agree, else if their content does, else if they stand in the same place.
    `keep_unwired`: the writer knows only wire fields, so what it cannot know is taken from the old part.
    """
    counter = [old.part_counter if old else 0]
    renumbered: dict[int, int] = {}
    _adopt(new, old, item, counter, renumbered, keep=keep_unwired)
    new.part_counter = counter[0]
    settle(new, renumbered=renumbered)


def _adopt(
    new: Part, old: Part | None, item: int, counter: list[int], renumbered: dict[int, int], *, keep: bool
) -> None:
    for name in type(new).model_fields:
        value, before = getattr(new, name), getattr(old, name, None)
        if isinstance(value, Part):
            _identify(
                value, before if isinstance(before, Part) else None, item, counter, renumbered, keep=keep
            )
        elif isinstance(value, list) and value and isinstance(value[0], Part):
            rest = [part for part in before or [] if isinstance(part, Part)]
            for part, match in zip(value, _pair(value, rest), strict=True):
                _identify(part, match, item, counter, renumbered, keep=keep)


def _identify(
    new: Part, old: Part | None, item: int, counter: list[int], renumbered: dict[int, int], *, keep: bool
) -> None:
    said = new.id
    if old is not None and old.id:
        new.id = old.id
        if keep and content_key(new) == content_key(old):
            _restore_unwired(new, old)
    else:
        counter[0] += 1
        new.id = part_id(item=item, number=counter[0])
    if said and said != new.id:
        renumbered[said] = new.id
    _adopt(new, old, item, counter, renumbered, keep=keep)


def _pair(new: list[Part], old: list[Part]) -> list[Part | None]:
    """For each new part its old self or None: by id, then by content, then by position."""
    left = list(old)
    found: list[Part | None] = [None] * len(new)
    if not left:
        return found
    by_id = {part.id: part for part in left if part.id}
    by_content: dict[Any, list[Part]] = {}
    for index, part in enumerate(new):
        if part.id and (match := by_id.get(part.id)) in left:
            found[index] = match
            left.remove(match)
    for part in left:
        by_content.setdefault(content_key(part), []).append(part)
    for index, part in enumerate(new):
        if found[index] is None and (same := by_content.get(content_key(part))):
            found[index] = same.pop(0)
    taken = {id(part) for part in found if part is not None}
    rest = [part for part in left if id(part) not in taken]
    for index in range(len(new)):
        if found[index] is None and rest:
            found[index] = rest.pop(0)
    return found


def content_key(part: Part) -> str:
    """What the wire can see of a part itself, as a comparable text; of media what tells files apart."""
    source = getattr(part, "source_url", None)
    if source is not None:
        return str(source.url)
    nested = {name for name, value in part if isinstance(value, Part | list)}
    return part.model_dump_json(exclude=nested | unwired(type(part)), exclude_none=True)


@cache
def unwired(part: type[Part]) -> frozenset[str]:
    """Names of a part's fields that the wire does not know."""
    return frozenset(
        name
        for name, info in part.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and not info.json_schema_extra["wired"]
    )


def _restore_unwired(new: Part, old: Part) -> None:
    for name in unwired(type(new)) - {"id", "part_counter"}:
        setattr(new, name, getattr(old, name))
