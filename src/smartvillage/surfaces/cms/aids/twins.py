"""Something of the same kind with the same words in its title may be the same thing."""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.select import ItemQuery
from smartvillage.kit.words import sort_key
from smartvillage.surfaces.cms.aids.aid import Aid, Typed
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.kinds import item_url

MOST = 5
SHORTEST = 6


def _fits(_kind: Kind, spec: Spec) -> bool:
    return spec.name in ("title", "name") and spec.widget == "text"


def _make(typed: Typed) -> Mapping[str, Any] | None:
    title = str(typed.source.get("title") or "")
    if typed.item or len(sort_key(title)) < SHORTEST:
        return None
    query = (
        ItemQuery(viewer=typed.viewer, kind=typed.kind.name).titled(title).order("updatedAt", descending=True)
    )
    if typed.kind.generic_type:
        query.where("i.generic_type = %s", typed.kind.generic_type)
    found = query.page(limit=MOST, skip=0).rows("i.id, i.title")
    return {"twins": [(title, item_url(typed.kind, number)) for number, title in found]} if found else None


AID = Aid("zwillinge", _fits, "cms/aids/twins.html", _make)
