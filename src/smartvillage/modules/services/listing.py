"""Lists of services: which exist in an area, page by page.

A service exists everywhere in its state or below certain areas. Of services with the same LeiKa key the one of the
lower level is listed: a municipality's own in place of the state's, the state's in place of the nation's.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from smartvillage.kit.dates import today
from smartvillage.modules.services.rows import document, fetch, marks


@dataclass(frozen=True, slots=True)
class Listed:
    """A service in a list. `name` is in the language asked for, German where it is not said in that."""

    id: int
    public_id: str
    name: str
    letter: str
    language: str = "de"


@dataclass(frozen=True)
class Page:
    rows: list[Listed]
    total: int


def services(
    *,
    state: str,
    chain: Sequence[int],
    language: str = "de",
    limit: int = 100,
    offset: int = 0,
    letter: str = "",
    category: int = 0,
    public_ids: Collection[str] | None = None,
    hidden: Collection[str] = (),
) -> Page:
    """Services that exist in the area with this `Node.chain`, by name; none without an area.

    `category`: `key` of a category; `letter`: A, Ö, or # for others; `public_ids`: only these.
    One statement, two if there are more than the page has.
    """
    if not chain or (public_ids is not None and not public_ids):
        return Page([], 0)
    where, values = _exists(state=state, chain=chain)
    wanted, unwanted = list(public_ids or ()), list(hidden)
    for condition, given in (
        ("service.letter = %s", [letter] if letter else []),
        (_IN_CATEGORY, [category] if category else []),
        (f"service.public_id IN ({marks(wanted)})", wanted),
        (f"service.public_id NOT IN ({marks(unwanted)})", unwanted),
    ):
        if given:
            where += f" AND {condition}"
            values += given
    rows = _rows(where, values, language, limit, offset)
    if len(rows) < limit and (rows or not offset):
        return Page(rows, offset + len(rows))
    return Page(rows, fetch(f"SELECT count(*) FROM services_service service WHERE {where}", values)[0][0])


def listed(*, state: str, chain: Sequence[int], ids: Collection[int], language: str = "de") -> list[Listed]:
    """Of these rows those that exist in the area, by name: what a search or a category may show. One statement."""
    if not chain or not ids:
        return []
    where, values = _exists(state=state, chain=chain)
    where += f" AND service.id IN ({marks([*ids])})"
    return _rows(where, [*values, *ids], language, len(ids), 0)


_IN_CATEGORY = "service.id IN (SELECT service_id FROM services_categoryservice WHERE category = %s)"


def _exists(*, state: str, chain: Sequence[int]) -> tuple[str, list[Any]]:
    """The condition on `service` and its values."""
    where = (
        "service.state = %s AND (service.valid_from IS NULL OR service.valid_from <= %s) "
        f"AND (service.valid_to IS NULL OR service.valid_to >= %s) AND {_in_area('service', chain)} "
        "AND NOT EXISTS (SELECT 1 FROM services_servicekey own JOIN services_servicekey same "
        "ON same.value = own.value JOIN services_service other ON other.id = same.service_id "
        "WHERE own.service_id = service.id AND other.state = service.state "
        f"AND other.level > service.level AND {_in_area('other', chain)})"
    )
    day = today()
    return where, [state, day, day, *chain, *chain]


def _in_area(service: str, chain: Sequence[int]) -> str:
    return (
        f"({service}.everywhere OR EXISTS (SELECT 1 FROM services_servicearea place "
        f"WHERE place.service_id = {service}.id AND place.area_id IN ({marks(chain)})))"
    )


def _rows(where: str, values: list[Any], language: str, limit: int, offset: int) -> list[Listed]:
    said = "NULL" if language == "de" else "service.document"
    sql = (
        f"SELECT service.id, service.public_id, service.name, service.letter, {said} "
        f"FROM services_service service WHERE {where} "
        "ORDER BY service.name_sort, service.id LIMIT %s OFFSET %s"
    )
    return [_listed(row, language) for row in fetch(sql, [*values, limit, offset])]


def _listed(row: tuple[Any, ...], language: str) -> Listed:
    number, public_id, name, letter, said = row
    translated = document(said).get("names", {}).get(language) if said else None
    return Listed(number, public_id, translated or name, letter, language if translated else "de")
