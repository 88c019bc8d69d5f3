"""What can be done to an item without opening it: one word each, the verb behind it, the answer to the editor."""

from collections.abc import Callable
from dataclasses import dataclass

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item
from smartvillage.core.content.states import restore_item, set_state, set_visible, trash_item
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.editing import stored_values

State = Item.State


@dataclass(frozen=True)
class Step:
    """`done` completes "<title>: ..." for one and "3 Einträge: ..." for many; `undo` names the way back."""

    name: str
    label: str
    done: str
    run: Callable[[Viewer, Item, str], None]
    undo: str = ""


def _restored(state: str) -> Callable[[Viewer, Item, str], None]:
    return lambda viewer, item, _note: restore_item(viewer=viewer, item=item, state=state)


def _stated(state: str) -> Callable[[Viewer, Item, str], None]:
    return lambda viewer, item, note: set_state(viewer=viewer, item=item, state=state, note=note)


def _visible(visible: bool) -> Callable[[Viewer, Item, str], None]:
    return lambda viewer, item, _note: set_visible(viewer=viewer, item=item, visible=visible)


STEPS = {
    step.name: step
    for step in (
        Step("publish", "Veröffentlichen", "veröffentlicht", _stated(State.PUBLISHED)),
        Step("show", "Anzeigen", "wird angezeigt", _visible(True), undo="hide"),
        Step("hide", "Verbergen", "wird nicht mehr angezeigt", _visible(False), undo="show"),
        Step("archive", "Archivieren", "archiviert", _stated(State.ARCHIVED)),
        Step("return", "Zurückgeben", "zurückgegeben", _stated(State.DRAFT)),
        Step(
            "trash",
            "In den Papierkorb",
            "in den Papierkorb gelegt",
            lambda viewer, item, _note: trash_item(viewer=viewer, item=item),
            undo="restore",
        ),
        *(
            Step(f"restore-{state}", "Wiederherstellen", "wiederhergestellt", _restored(state))
            for state in (State.PUBLISHED, State.REVIEW, State.ARCHIVED, State.DRAFT)
        ),
        Step("restore", "Wiederherstellen", "als Entwurf wiederhergestellt", _restored(State.DRAFT)),
    )
}


def undo_of(step: Step, before: str) -> str:
    """The step that undoes a step on an item that was in the state `before`; "" when there is none."""
    return f"restore-{before}" if step.name == "trash" else step.undo


def duplicate(*, viewer: Viewer, kind: Kind, item: Item) -> Item:
    """A draft of the same content for the viewer's organisation."""
    values = {
        name: value for name, value in stored_values(item).items() if name not in ("id", "part_counter")
    }
    for name in ("title", "name"):
        if values.get(name):
            values[name] = f"{values[name]} (Kopie)"
            break
    if "external_id" in values:
        values["external_id"] = None
    return create_item(viewer=viewer, kind=kind, values=values, state=State.DRAFT).item
