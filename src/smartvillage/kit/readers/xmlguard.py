"""A first look at XML from strangers, before a full parser spends time on it."""

import re
from xml.parsers import expat

_MAX_BYTES = 10_000_000
_MAX_BROKEN_BYTES = 1_000_000  # what is not well-formed goes to a slow, forgiving parser
_MAX_DEPTH = 200
_MAX_ELEMENTS = 200_000
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


class RefusedXmlError(ValueError):
    """Why a document is not read, in German."""


def syntax_error(content: bytes) -> expat.ExpatError | None:
    """The first error of syntax in a document in UTF-8, None when well-formed.

    Raises `RefusedXmlError` for definitions of entities and for sizes no honest source has. Never expands
    an entity, never opens an address.
    """
    if len(content) > _MAX_BYTES:
        raise RefusedXmlError("Die Datei ist größer als 10 MB. Bitte stellen Sie weniger Einträge bereit.")
    parser = expat.ParserCreate("utf-8")  # whatever the document says
    parser.buffer_text = True
    depth = count = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > _MAX_DEPTH or count > _MAX_ELEMENTS:
            raise RefusedXmlError("Die Datei ist ungewöhnlich verschachtelt oder hat zu viele Elemente.")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise RefusedXmlError(
            "Die Datei definiert eigene Entitäten (DTD). Das ist aus Sicherheitsgründen nicht erlaubt."
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        if _ENTITY.search(content):
            entity()
        if len(content) > _MAX_BROKEN_BYTES:
            raise RefusedXmlError(
                "Die Datei ist kein fehlerfreies XML. Bitte lassen Sie sie vom Betreiber reparieren."
            ) from None
        return error
    return None
