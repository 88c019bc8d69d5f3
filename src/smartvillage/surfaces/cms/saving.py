"""From a sheet to the verbs of the content core."""

from typing import Any

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Item
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.save import Saved, create_item, update_item
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.editing import Sheet, stored_values
from smartvillage.surfaces.cms.forms.raw import tidied
from smartvillage.surfaces.cms.forms.values import Problems, placed, read_form
from smartvillage.surfaces.cms.structured import refusals

State = Item.State
PICTURES = ("image", "thumbnail")
STATES = {"draft": State.DRAFT, "plan": State.PUBLISHED, "publish": State.PUBLISHED, "review": State.REVIEW}


class RejectedError(Exception):
    """The sheet has problems; they are in `sheet.problems`."""


def save(viewer: Viewer, sheet: Sheet, item: Item | None, *, action: str) -> Saved:
    """Store what the sheet says and move the item to the action's state.

    Raises `RejectedError`, `Conflict`, `Refused`.
    """
    sheet.raw = tidied(sheet.specs, sheet.raw)
    reading = read_form(sheet.specs, sheet.raw, stored_values(item))
    sheet.problems = reading.problems
    moments = sheet.moments(item)
    if action == "plan" and not any(moments.values()):
        sheet.problems.setdefault(
            "publish_from", "Bitte sagen Sie, ab wann oder bis wann der Eintrag sichtbar ist"
        )
    if action != "draft":
        _require_headline(sheet, reading.values)
        sheet.problems |= _faults(viewer, sheet, {**stored_values(item), **reading.values})
        sheet.problems |= undescribed(reading.values, known=item.document if item and item.source else "")
    if sheet.problems:
        raise RejectedError
    state = STATES[action]
    try:
        if item is None:
            return create_item(
                viewer=viewer,
                kind=sheet.kind,
                values=reading.values,
                state=state,
                publish_from=moments["publish_from"],
                publish_to=moments["publish_to"],
            )
        return update_item(
            viewer=viewer,
            item=item,
            values=reading.values,
            replace=frozenset(reading.values),
            state=state,
            expected_version=sheet.version,
            lock=True,
            proposal=sheet.proposal,
            publish_from=moments["publish_from"],
            publish_to=moments["publish_to"],
        )
    except Invalid as error:
        sheet.problems = placed(sheet.specs, error.problems)
        raise RejectedError from None


def _faults(viewer: Viewer, sheet: Sheet, values: dict[str, Any]) -> Problems:
    """What must not be published, at its inputs; what cannot be read at all has been said already."""
    if sheet.problems:
        return {}
    shown = any(spec.widget == "json" and isinstance(sheet.raw.get(spec.name), dict) for spec in sheet.specs)
    return refusals(sheet.kind, viewer.municipality, values, form=shown)


def undescribed(values: Any, *, known: str = "", name: str = "") -> Problems:
    """Pictures that say nothing to blind readers, by the name of their input; what an importer brought may stay."""
    if isinstance(values, list):
        rows = enumerate(values)
        return {
            key: text
            for index, row in rows
            for key, text in undescribed(row, known=known, name=f"{name}{index}-").items()
        }
    if not isinstance(values, dict):
        return {}
    url = (values.get("source_url") or {}).get("url") if "content_type" in values else None
    if (
        url
        and values["content_type"] in PICTURES
        and not (values.get("alt") or values.get("decorative") or url in known)
    ):
        return {f"{name}alt": "Bitte beschreiben Sie das Bild, oder sagen Sie, dass es nur Schmuck ist"}
    return {
        key: text
        for field, inner in values.items()
        for key, text in undescribed(inner, known=known, name=f"{name}{field}-").items()
    }


def _require_headline(sheet: Sheet, values: dict[str, Any]) -> None:
    """Readers must be able to find what is published."""
    if sheet.problems:
        return
    try:
        headline = validated(sheet.kind.document, values).headline()
    except Invalid:
        return  # the verb says what is wrong
    field = next((spec for spec in sheet.specs if spec.name in ("title", "name")), sheet.specs[0])
    if not headline.strip():
        sheet.problems[field.name] = f"{field.label} muss ausgefüllt werden"
