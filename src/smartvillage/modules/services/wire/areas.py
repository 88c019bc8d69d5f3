"""Places: the default's label, and the search of the app's place field."""

from smartvillage.modules.services.queries import Node, tree
from smartvillage.modules.services.wire.asked import Asked
from smartvillage.modules.services.wire.made import Made, Shape, known, unknown

MOST_FOUND = 50
MOST_WORDS = 10


def search(asked: Asked) -> Made:
    """`searchWords=bel*&searchWords=hag*`: every word begins one of the name's; none finds nothing."""
    words = [word.replace("*", " ") for word in asked.values("searchWords")[:MOST_WORDS]]
    found = tree(asked.state).named(words, limit=MOST_FOUND)
    return Made({"values": [area_shape(area) for area in found]})


def one(asked: Asked, identifier: str) -> Made:
    area = tree(asked.state).resolve(identifier)
    if area is None:
        raise unknown("place")
    return Made(area_shape(area))


def area_shape(area: Node) -> Shape:
    return {
        **known(
            {
                "id": area.public_id,
                "name": area.name,
                "nameShort": area.name,
                "displayName": area.display_name,
                "ars": area.ars,
            }
        ),
        "ags": area.ags,
    }
