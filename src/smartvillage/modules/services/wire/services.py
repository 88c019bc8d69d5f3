"""Services: the list of a place by name or by search, and the page of one."""

from smartvillage.kit.words import words
from smartvillage.modules.services.queries import Listed
from smartvillage.modules.services.wire.asked import Asked
from smartvillage.modules.services.wire.made import Made, Shape, page, unknown
from smartvillage.modules.services.wire.reading import (
    found_by_words,
    named,
    spoken,
    summary,
    whole_service,
)


def find(asked: Asked) -> Made:
    """By name; each word of `searchWord` begins one of the name's. An unknown place has no services."""
    begun = words(asked.text("searchWord"))
    if not begun:
        part = named(asked, limit=asked.limit, offset=asked.offset)
        return page(asked, map(summary, part.rows), total=part.total, language=spoken(asked))
    return _page(asked, _beginning(asked, begun))


def search(asked: Asked) -> Made:
    """By the one search of the house, best first; without a word as `find`.

    What it does not find is looked for in the names, so that services just imported are found before their words
    have been written.
    """
    said = asked.text("searchWord")
    begun = words(said)
    if not begun:
        return find(asked)
    return _page(asked, found_by_words(asked, said) or _beginning(asked, begun))


def one(asked: Asked, identifier: str) -> Made:
    """The service as it is in the place, with its online services."""
    whole, language = _whole(asked, identifier)
    for name in ("organisationalUnits", "persons", "forms"):
        del whole[name]
    return Made(whole, language=language, shows=identifier)


def full(asked: Asked, identifier: str) -> Made:
    """What the app asks four times for, in one answer; upstream has no such call."""
    whole, language = _whole(asked, identifier)
    return Made(whole, language=language, shows=identifier)


def _whole(asked: Asked, identifier: str) -> tuple[Shape, str]:
    """Everything about a service and the language it is in. Raises 404."""
    found = whole_service(asked, identifier)
    if found is None:
        raise unknown("service")
    return found


def _page(asked: Asked, rows: list[Listed]) -> Made:
    part = rows[asked.offset : asked.offset + asked.limit]
    return page(asked, map(summary, part), total=len(rows), language=spoken(asked))


def _beginning(asked: Asked, begun: list[str]) -> list[Listed]:
    return [row for row in named(asked).rows if _begins(row, begun)]


def _begins(row: Listed, begun: list[str]) -> bool:
    own = words(row.name)
    return all(any(word.startswith(begin) for word in own) for begin in begun)
