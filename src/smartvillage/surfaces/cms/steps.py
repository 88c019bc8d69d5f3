"""What can be done to items without opening them: one word each, the verb behind it, the answer to the editor."""

from collections.abc import Callable
from dataclasses import dataclass

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.states import restore_item, set_state, set_visible, trash_item
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.editing import stored_values
from smartvillage.surfaces.cms.structured import require_publishable

State = Item.State


@dataclass(frozen=True)
class Order:
    """What comes with a step: why, and which category."""

    note: str = ""
    category: int | None = None


@dataclass(frozen=True)
class Step:
    """`done` completes "<title>: ..." for one and "3 Einträge: ..." for many; `needs`: what must come with it."""

    name: str
    label: str
    done: str
    run: Callable[[Viewer, Item, Order], object]
    needs: str = ""

    def lacks(self, order: Order) -> bool:
        return bool(self.needs) and not getattr(order, self.needs)


def _publish(viewer: Viewer, item: Item, order: Order) -> None:
    require_publishable(item)
    set_state(viewer=viewer, item=item, state=State.PUBLISHED, note=order.note)


def _stated(state: str) -> Callable[[Viewer, Item, Order], object]:
    return lambda viewer, item, order: set_state(viewer=viewer, item=item, state=state, note=order.note)


def _show(viewer: Viewer, item: Item, _order: Order) -> None:
    require_publishable(item)
    set_visible(viewer=viewer, item=item, visible=True)


def _hide(viewer: Viewer, item: Item, _order: Order) -> None:
    set_visible(viewer=viewer, item=item, visible=False)


def _categorise(viewer: Viewer, item: Item, order: Order) -> None:
    _categories(
        viewer, item, [*(number for number in categories(item) if number != order.category), order.category]
    )


def _uncategorise(viewer: Viewer, item: Item, order: Order) -> None:
    _categories(viewer, item, [number for number in categories(item) if number != order.category])


def _categories(viewer: Viewer, item: Item, numbers: list[int | None]) -> None:
    update_item(viewer=viewer, item=item, values={"categories": numbers}, lock=True)


def categories(item: Item) -> list[int]:
    return list(stored_values(item).get("categories") or [])


STEPS = {
    step.name: step
    for step in (
        Step("publish", "Veröffentlichen", "veröffentlicht", _publish),
        Step("show", "Anzeigen", "wird angezeigt", _show),
        Step("hide", "Verbergen", "wird nicht mehr angezeigt", _hide),
        Step("archive", "Archivieren", "archiviert", _stated(State.ARCHIVED)),
        Step("return", "Zurückgeben", "mit Begründung zurückgegeben", _stated(State.DRAFT), needs="note"),
        Step("category", "Zuordnen", "der Kategorie zugeordnet", _categorise, needs="category"),
        Step("uncategory", "Herausnehmen", "aus der Kategorie genommen", _uncategorise, needs="category"),
        Step(
            "trash",
            "In den Papierkorb",
            "in den Papierkorb gelegt",
            lambda viewer, item, _order: trash_item(viewer=viewer, item=item),
        ),
        Step(
            "restore",
            "Wiederherstellen",
            "als Entwurf wiederhergestellt",
            lambda viewer, item, _order: restore_item(viewer=viewer, item=item),
        ),
    )
}
WANTING = {
    "note": "Bitte schreiben Sie dazu, was zu ändern ist. Der Eintrag ist noch nicht zurückgegeben.",
    "category": "Bitte wählen Sie eine Kategorie.",
}


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
