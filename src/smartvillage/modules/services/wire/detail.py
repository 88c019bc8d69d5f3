"""A service's page on the wire: its text blocks under the names apps know, and what upstream's model has besides."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smartvillage.kit.html import clean, plain
from smartvillage.modules.services.overlay import OwnWords
from smartvillage.modules.services.queries import Described
from smartvillage.modules.services.shapes import DEADLINE, DURATION, FEE, SHORT, TEASER, LinkShape
from smartvillage.modules.services.wire.links import external_links, wire_moment
from smartvillage.modules.services.wire.made import Shape, known
from smartvillage.modules.services.wire.structured import (
    charge,
    charges_html,
    paper,
    papers_html,
    period,
    periods_html,
)
from smartvillage.modules.services.wire.texttypes import NOTES, TYPES

REQUIRED = "08"
SENTENCES: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    FEE: ("charges", charges_html),
    DEADLINE: ("deadlines", periods_html),
    DURATION: ("durations", periods_html),
    REQUIRED: ("required", papers_html),
}
"""What stands in for a module's text where the source has only figures."""


def service_shape(found: Described, own: OwnWords | None) -> Shape:
    said, structured = found.document, found.structured
    synonyms = said.get("synonyms", {})
    level = said.get("trust_level")
    return known(
        {
            "id": found.public_id,
            "type": found.type,
            "leikaKeys": said.get("leika", []),
            "name": found.name,
            "teaser": _teaser(found),
            "textBlocks": list(text_blocks(found, own)),
            "periods": [period(one) for one in structured.get("deadlines", ())],
            "servicePeriods": [period(one) for one in structured.get("durations", ())],
            "charges": [charge(one) for one in structured.get("charges", ())],
            "documents": [paper(one) for one in structured.get("required", ())],
            "synonyms": synonyms.get(found.language) or synonyms.get("de"),
            "lastUpdated": wire_moment(found.changed_at),
            "restrictedAreas": [],
            "relatedPublicServiceTypes": [{"id": other} for other in said.get("related", ())],
            "writtenFormRequired": said.get("written_form"),
            "trustLevel": {"key": level, "name": level} if level else None,
            "sdgInformationAreas": _types(said.get("sdg", ())),
            "receivers": _types(said.get("receivers", ())),
            "singlePointOfContact": said.get("single_contact", False),
            "furtherPstObjectsWithActivity": [],
            "furtherPstObjectsWithActivityAndDetail": [],
        }
    )


def text_blocks(found: Described, own: OwnWords | None) -> Iterator[Shape]:
    """In the order of the page. Without a short text the teaser is it: apps open that block at once."""
    texts = {text["module"]: (text.get("html", ""), text.get("links", [])) for text in found.texts}
    if SHORT not in texts and TEASER in texts:
        texts[SHORT] = texts[TEASER]
    for module, (name, sentence) in SENTENCES.items():
        html, links = texts.get(module, ("", []))
        texts[module] = (html or sentence(found.structured.get(name, ())), links)
    if own and (own.html or own.links):
        html, links = texts.get(NOTES, ("", []))
        texts[NOTES] = (own.html + html, [*own.links, *links])
    for module, kind in TYPES.items():
        html, said = texts.get(module, ("", []))
        if html or said:
            yield _block(kind.shape(), html, said)


def _block(kind: Shape, html: str, links: list[LinkShape]) -> Shape:
    return {"type": kind, "text": clean(html), "externalLinks": external_links(links)}


def _teaser(found: Described) -> str | None:
    text = found.text(TEASER) or found.text(SHORT)
    return plain(text.get("html", "")) if text else None


def _types(names: Any) -> list[Shape]:
    return [{"id": name, "key": name, "name": name} for name in names]
