"""Who is responsible for a service in a place, and by which forms and online services it can be asked for."""

from collections.abc import Callable, Sequence

from smartvillage.modules.services.queries import Found, entry
from smartvillage.modules.services.wire.asked import Asked
from smartvillage.modules.services.wire.entries import unit
from smartvillage.modules.services.wire.made import Made, Shape, page, unknown
from smartvillage.modules.services.wire.reading import Around, around_id, own, spoken

Pick = Callable[[Around], Sequence[Shape]]


def _paged(pick: Pick) -> Callable[[Asked], Made]:
    def call(asked: Asked) -> Made:
        """A service or place nobody knows has none of them."""
        rows = pick(around_id(asked, asked.needed("pstId")))
        part = rows[asked.offset : asked.offset + asked.limit]
        return page(asked, part, total=len(rows), language=spoken(asked))

    return call


find = _paged(lambda found: found.units)
persons = _paged(lambda found: found.persons)
forms = _paged(lambda found: found.forms)
online_services = _paged(lambda found: found.online_services)


def one(asked: Asked, identifier: str) -> Made:
    row = entry(state=asked.state, kind="office", public_id=identifier)
    if row is None:
        raise unknown("office")
    found = Found(row.pk, row.key, row.public_id, row.name, row.document, row.changed_at, role=0, area=0)
    return Made(unit(found, own(asked).offices, spoken(asked)))
