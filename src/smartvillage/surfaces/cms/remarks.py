"""Open remarks of colleagues about an item, ready to be shown."""

from dataclasses import dataclass

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.models import Remark

MOST = 100


@dataclass(frozen=True)
class Said:
    """`label` and `anchor` of the field it is about; empty for the whole item."""

    remark: Remark
    label: str = ""
    anchor: str = ""


def open_remarks(item: Item | None, specs: tuple[Spec, ...]) -> list[Said]:
    if item is None:
        return []
    labels = {spec.name: spec.label for spec in specs}
    with within(item.municipality_id):
        found = Remark.objects.filter(item=item, done_at=None).select_related("account").order_by("at")[:MOST]
        return [
            Said(one, labels.get(one.field, ""), f"f-{one.field}" if one.field in labels else "")
            for one in found
        ]
