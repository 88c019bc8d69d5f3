"""Sums over days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from smartvillage.core.content.select import ItemQuery, fetch, stored_day
from smartvillage.core.municipalities.scope import within
from smartvillage.core.numbers.models import Missed
from smartvillage.core.people.viewer import Viewer

FEWEST = 3
"""What fewer looked for could be somebody's own words."""


@dataclass(frozen=True)
class ReadItem:
    number: int
    kind: str
    generic_type: str
    title: str
    count: int


def reads_by_kind(*, viewer: Viewer, since: date, until: date) -> dict[tuple[str, str], int]:
    """By kind and generic type, of what the viewer may see."""
    rows = _counted(viewer, since, until, "i.kind, i.generic_type, SUM(n.count)", "GROUP BY 1, 2")
    return {(kind, generic_type): int(count) for kind, generic_type, count in rows}


def most_read(*, viewer: Viewer, since: date, until: date, limit: int) -> list[ReadItem]:
    columns = "i.id, i.kind, i.generic_type, i.title, SUM(n.count)"
    rows = _counted(viewer, since, until, columns, f"GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1 LIMIT {limit}")
    return [ReadItem(row[0], row[1], row[2], row[3], int(row[4])) for row in rows]


def missed_words(*, municipality: int, since: date, until: date, limit: int) -> list[tuple[str, int]]:
    """What was looked for in vain, most often first."""
    with within(municipality):
        found = (
            Missed.objects.filter(day__gte=since, day__lte=until).values("words").annotate(times=Sum("count"))
        )
        return list(
            found.filter(times__gte=FEWEST).order_by("-times", "words").values_list("words", "times")[:limit]
        )


def _counted(viewer: Viewer, since: date, until: date, columns: str, rest: str) -> list[tuple[Any, ...]]:
    query = ItemQuery(viewer=viewer, kind=None, trash="with")
    return fetch(
        f"SELECT {columns} FROM numbers_reads n JOIN content_item i ON i.id = n.item_id "
        f"WHERE n.day >= %s AND n.day <= %s AND {' AND '.join(query.conditions)} {rest}",
        [stored_day(since), stored_day(until), *query.params],
    )
