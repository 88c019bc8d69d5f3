"""The sitemap of a municipality (sitemaps.org 0.9): an index, for each kind parts of at most 5,000 pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from smartvillage.core.content.select import fetch, source
from smartvillage.kit.dates import iso_datetime
from smartvillage.surfaces.webapp.faces import Face, faces
from smartvillage.surfaces.webapp.pagecontext import PageContext, moment

PART = 5_000
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Place:
    """An address with the moment it last changed."""

    url: str
    changed: datetime | None = None


def parts(context: PageContext) -> list[Place]:
    """The parts of the index, counted in one statement."""
    found: list[Place] = []
    counted = _counts([face for face in faces(context) if face.query], context)
    for path, number, changed in counted:
        found += [
            Place(context.absolute(f"/sitemap-{path}-{part}.xml"), moment(changed))
            for part in range(1, max(-(-number // PART), 1) + 1)
        ]
    return found


def pages(context: PageContext, path: str, part: int) -> list[Place] | None:
    """The list (on the first part) and the items of a part; None where there is no such part."""
    face = next((one for one in faces(context) if one.query and one.kind.path == path), None)
    if face is None or face.query is None or not 1 <= part < 10_000:
        return None
    query = face.query(context).order("id", descending=False).page(limit=PART, skip=(part - 1) * PART)
    found = [source(row) for row in query.rows()]
    first = [Place(context.absolute(face.list_url))] if part == 1 and not face.address else []
    if not found and part > 1:
        return None
    urls = {face.url(one): moment(one.get("updated_at")) for one in found}
    return [*first, *(Place(context.absolute(url), changed) for url, changed in urls.items() if url)]


def index_xml(found: Iterable[Place]) -> bytes:
    return _xml("sitemapindex", "sitemap", found)


def pages_xml(found: Iterable[Place]) -> bytes:
    return _xml("urlset", "url", found)


def _counts(found: Sequence[Face], context: PageContext) -> list[tuple[str, int, object]]:
    statements, values = [], []
    for number, face in enumerate(found):
        if face.query is None:
            continue
        sql, params = face.query(context).order("id", descending=False).select("i.updated_at")
        statements.append(f"SELECT {number}, COUNT(*), CAST(MAX(updated_at) AS text) FROM ({sql}) t{number}")
        values += params
    rows = fetch(" UNION ALL ".join(statements), values) if statements else []
    return [(found[number].kind.path, count, changed) for number, count, changed in sorted(rows, key=_first)]


def _first(row: Sequence[object]) -> int:
    return int(str(row[0]))


def _xml(root: str, element: str, found: Iterable[Place]) -> bytes:
    lines = "".join(
        f"<{element}><loc>{escape(one.url)}</loc>"
        + (f"<lastmod>{iso_datetime(one.changed)}</lastmod>" if one.changed else "")
        + f"</{element}>"
        for one in found
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SCHEMA}">{lines}</{root}>'.encode()
