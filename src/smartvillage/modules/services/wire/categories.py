"""Life situations: the root by its exact name, the children of one, and which services belong to each."""

from collections.abc import Sequence
from mimetypes import guess_type

from smartvillage.modules.services.queries import (
    Category,
    Listed,
    categories,
    category,
    children,
    services_of_categories,
)
from smartvillage.modules.services.wire.asked import Asked
from smartvillage.modules.services.wire.made import Made, Shape, known, page, unknown
from smartvillage.modules.services.wire.reading import chain, own, spoken, summary


def find(asked: Asked) -> Made:
    """Those below `parentId`, else those of exactly this name, else the roots."""
    if parent := asked.text("parentId"):
        above = category(state=asked.state, public_id=parent)
        rows = children(state=asked.state, parent_key=above.key) if above else []
    else:
        rows = categories(state=asked.state, name=asked.text("searchWord"))
    part = rows[asked.offset : asked.offset + asked.limit]
    return page(asked, _shapes(asked, part, parent), total=len(rows), language=spoken(asked))


def one(asked: Asked, identifier: str) -> Made:
    found = category(state=asked.state, public_id=identifier)
    if found is None:
        raise unknown("life situation")
    return Made(_shapes(asked, [found], "")[0], language=spoken(asked))


def _shapes(asked: Asked, rows: Sequence[Category], parent: str) -> list[Shape]:
    """Only services of the place are named, without those the municipality hides."""
    attached = services_of_categories(state=asked.state, chain=chain(asked), keys=[row.key for row in rows])
    hidden = own(asked).hidden
    return [
        _shape(asked, row, parent, [one for one in attached[row.key] if one.public_id not in hidden])
        for row in rows
    ]


def _shape(asked: Asked, row: Category, parent: str, attached: Sequence[Listed]) -> Shape:
    said = row.document
    image = said.get("image")
    return known(
        {
            "id": row.public_id,
            "name": said.get("names", {}).get(spoken(asked)) or row.name,
            "description": said.get("description"),
            "parentId": parent,
            "position": row.position,
            "image": {"url": image, "name": row.name, "mimeType": guess_type(image)[0] or "image/*"}
            if image
            else None,
            "publicServiceTypes": [summary(one) for one in attached],
        }
    )
