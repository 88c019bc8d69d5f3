"""Writing surveys in both generations of the wire: what is not sent stays, elements are known by their ids."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.states import trash_item
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.surveys.actions import require_survey
from smartvillage.modules.surveys.document import KIND, Survey
from smartvillage.modules.surveys.models import FreeText, Tally
from smartvillage.modules.surveys.queries import find_survey

Values = dict[str, Any]
STATES = {"DRAFT": Item.State.DRAFT, "ACTIVE": Item.State.PUBLISHED, "ARCHIVED": Item.State.ARCHIVED}
NO_SURVEY = "SURVEY_NOT_FOUND"


class SurveyMissing(ContentError):
    """There is no such survey for the caller."""


def save_survey(*, viewer: Viewer, number: int | None, values: Values, status: str | None = None) -> Item:
    """Create or change; raises `Refused`, `Invalid`, `SurveyMissing`."""
    require_survey(viewer)
    state = STATES.get(status or "")
    with transaction.atomic():
        if number is None:
            return create_item(viewer=viewer, kind=KIND, values=values, state=state).item
        item, _ = existing(viewer, number)
        return update_item(viewer=viewer, item=item, values=values, state=state).item


def remove_survey(*, viewer: Viewer, number: int) -> None:
    trash_item(viewer=viewer, item=existing(viewer, number)[0])


def publish_texts(*, viewer: Viewer, number: int, given: Sequence[Mapping[str, Any]]) -> None:
    """Make free texts public or internal, or delete them."""
    item, _ = existing(viewer, number)
    with within(viewer.municipality), transaction.atomic():
        for one in given:
            found = FreeText.objects.filter(item=item, pk=one["number"])
            if one.get("delete"):
                found.delete()
            elif one.get("status"):
                found.update(status=one["status"])
        bump(municipality=viewer.municipality, kind=KIND.name)


def existing(viewer: Viewer, number: int) -> tuple[Item, Survey]:
    found = find_survey(viewer=viewer, number=number)
    if found is None:
        raise SurveyMissing("Record not found")
    return found


def poll_values(
    *, viewer: Viewer, number: int | None, sent: Values, question: Values, options: list[Any]
) -> Values:
    """One question, the first. Options with an id change, without one are new, those not named stay.

    One emptied goes away unless somebody chose it. `votesCount` is only read.
    """
    document = existing(viewer, number)[1] if number else Survey()
    known = document.model_dump(mode="python")["questions"]
    first = known[0] if known else {}
    voted = _voted(viewer, number)
    merged = merge([*first.get("options", [])], [_option(one) for one in options if isinstance(one, Mapping)])
    before = {one["id"]: one for one in first.get("options", [])}
    kept = [
        before[one["id"]] if _is_empty(one) and one.get("id") in voted and one["id"] in before else one
        for one in merged
    ]
    return {**sent, "questions": [{**first, **question, "options": kept}, *known[1:]]}


def survey_values(*, viewer: Viewer, number: int | None, sent: Values) -> Values:
    """Many questions: an empty list clears, a filled one changes those it names and adds new ones."""
    if not sent.get("questions"):
        return sent
    document = existing(viewer, number)[1] if number else Survey()
    known = document.model_dump(mode="python")["questions"]
    questions = []
    for one in merge(known, sent["questions"]):
        before: Values = next((old for old in known if old["id"] == one.get("id")), {})
        options = one.get("options") or []
        merged = merge(before.get("options", []), options) if options != before.get("options") else options
        questions.append({**one, "options": sorted(merged, key=_place)})
    return {**sent, "questions": sorted(questions, key=_place)}


def merge(known: Sequence[Values], sent: Sequence[Values]) -> list[Values]:
    """What was there with what was sent by id; `delete` removes, unknown ids count as new."""
    by_id = {one["id"]: one for one in known if one.get("id")}
    result = {key: dict(one) for key, one in by_id.items()}
    new: list[Values] = []
    for one in sent:
        said = {key: value for key, value in one.items() if key not in ("id", "delete")}
        key = one.get("id")
        if key not in by_id:
            new.extend([] if one.get("delete") else [said])
        elif one.get("delete"):
            result.pop(key, None)
        else:
            result[key] = {**by_id[key], **said}
    return [*result.values(), *new]


def _place(one: Values) -> tuple[bool, int]:
    position = one.get("position")
    return (position is None, position or 0)


def _option(given: Mapping[str, Any]) -> Values:
    said: Values = {"title": given.get("title") or {}}
    number = str(given.get("id") or "")
    return {**said, "id": int(number)} if number.isdecimal() and len(number) < 19 else said


def _is_empty(one: Values) -> bool:
    title = one.get("title") or {}
    return not any(title.values()) if isinstance(title, dict) else not title


def _voted(viewer: Viewer, number: int | None) -> set[int]:
    with within(viewer.municipality):
        return (
            set(Tally.objects.filter(item=number, votes__gt=0).values_list("option", flat=True))
            if number
            else set()
        )
