"""Reading surveys and what was answered."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Count

from smartvillage.core.content.find import find_item
from smartvillage.core.content.models import Item
from smartvillage.core.content.partids import STEP
from smartvillage.core.content.select import ItemQuery, stored_day
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now, today
from smartvillage.modules.surveys.document import KIND, Survey
from smartvillage.modules.surveys.models import Comment, FreeText, Submission, Tally

Row = dict[str, Any]
OVER = """EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id
  AND (o.ends_on < %s OR (o.ends_on = %s AND o.time_to IS NOT NULL AND o.time_to < %s)))"""


def over(query: ItemQuery, *, ended: bool) -> ItemQuery:
    """Only surveys that are over, or only the others: also those to come and those without a date."""
    day = stored_day(today())
    return query.where(OVER if ended else f"NOT {OVER}", day, day, f"{now():%H:%M:%S}")


def by_sort_number(query: ItemQuery, *, descending: bool) -> ItemQuery:
    """By the number editors gave; those without one last."""
    if connection.vendor == "postgresql":
        number = "(i.document::jsonb ->> 'sort_number')::int"
    else:
        number = "json_extract(i.document, '$.sort_number')"
    query.ordering = f"{number} IS NULL, {number} {'DESC' if descending else 'ASC'}, i.id DESC"
    return query


def find_survey(*, viewer: Viewer, number: int) -> tuple[Item, Survey] | None:
    """For writing: under the caller's role filter."""
    item = find_item(viewer=viewer, kind=KIND.name, number=number)
    return (item, Survey.model_validate_json(item.document)) if item else None


def of_option(option: int) -> int:
    """The number of the survey an option belongs to."""
    return option // STEP


def tallies(*, municipality: int, surveys: Sequence[int]) -> dict[int, dict[int, int]]:
    """By survey and option how often it was chosen."""
    found: dict[int, dict[int, int]] = {number: {} for number in surveys}
    with within(municipality):
        for item, option, votes in Tally.objects.filter(item__in=surveys).values_list(
            "item", "option", "votes"
        ):
            found[item][option] = votes
    return found


def submissions(*, municipality: int, surveys: Sequence[int]) -> dict[int, int]:
    with within(municipality):
        counted = Submission.objects.filter(item__in=surveys).values_list("item").annotate(Count("pk"))
        return dict(counted)


def free_texts(*, municipality: int, surveys: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    with within(municipality):
        for row in FreeText.objects.filter(item__in=surveys).order_by("created_at", "pk"):
            found[row.item_id].append(
                {
                    "id": row.pk,
                    "question": row.question,
                    "option": row.option,
                    "text": row.text,
                    "status": row.status,
                    "created_at": row.created_at,
                }
            )
    return found


def comments(*, viewer: Viewer, surveys: Sequence[int] | None = None, seen: bool = False) -> list[Row]:
    """What the caller may read: citizens the released ones, staff those on the surveys they work on.

    `seen`: the caller has just been shown these surveys.
    """
    with within(viewer.municipality):
        found = Comment.objects.order_by("-created_at", "-pk")
        if viewer.public:
            found = found.filter(visible=True)
        if viewer.public and not seen:
            shown = ItemQuery(viewer=viewer, kind=KIND.name).rows("i.id")
            found = found.filter(item__in=[number for (number,) in shown])
        elif not viewer.public and viewer.role not in (Role.ADMIN, Role.EXTENDED_USER):
            found = found.filter(item__organisation__in=viewer.readable or ())
        if surveys is not None:
            found = found.filter(item__in=surveys)
        return [
            {
                "id": row.pk,
                "survey_poll_id": row.item_id,
                "message": row.message,
                "visible": row.visible,
                "created_at": row.created_at,
            }
            for row in found
        ]
