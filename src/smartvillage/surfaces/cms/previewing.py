"""An item as a citizen's phone would show it, saved or not.

What the module's face shows is shown; a kind without a face is shown from its declaration.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.safestring import mark_safe

from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.languages import GERMAN
from smartvillage.core.content.models import Item
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.parts import Media
from smartvillage.core.content.spoken import spoken
from smartvillage.core.media.actions import rendition_url
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import iso_datetime, now
from smartvillage.kit.html import clean, excerpt, linked
from smartvillage.surfaces.cms.editing import Sheet, stored_values
from smartvillage.surfaces.cms.forms.declare import Spec, declaration
from smartvillage.surfaces.cms.forms.raw import tidied
from smartvillage.surfaces.cms.forms.values import read_form
from smartvillage.surfaces.cms.structured import Structure
from smartvillage.surfaces.cms.wording import said
from smartvillage.surfaces.webapp.cards import Card, Fact, Picture
from smartvillage.surfaces.webapp.details import page_of
from smartvillage.surfaces.webapp.faces import face_of
from smartvillage.surfaces.webapp.pagecontext import PageContext

UNTITLED = "Ohne Titel"
PUSH_TITLE, PUSH_TEXT = 65, 178
"""What locked screens show before they cut."""
NO_FACTS = ("title", "name", "keywords")


@dataclass(frozen=True)
class Push:
    app: str
    title: str
    text: str


def document_of(sheet: Sheet, item: Item | None) -> Document:
    """What the sheet says; what cannot be stored yet is left out."""
    stored = stored_values(item)
    reading = read_form(sheet.specs, tidied(sheet.specs, sheet.raw), stored)
    values = {**stored, **reading.values}
    try:
        return validated(sheet.kind.document, values)
    except Invalid as error:
        wrong = {path.split(".")[0] for path in error.problems}
        kept = {
            spec.name: values.get(spec.name) for spec in sheet.specs if not {spec.name, spec.alias} & wrong
        }
        return sheet.kind.document.model_construct(**kept)


def source_of(sheet: Sheet, item: Item | None, viewer: Viewer, *, language: str = GERMAN) -> dict[str, Any]:
    """The sheet as projections and pages read an item, in one of its languages."""
    document = document_of(sheet, item)
    source: dict[str, Any] = orjson.loads(document.model_dump_json(exclude_none=True, warnings=False))
    at = iso_datetime(now())
    german = {
        **source,
        "id": item.pk if item else 0,
        "title": document.headline() or UNTITLED,
        "kind": sheet.kind.name,
        "generic_type": sheet.kind.generic_type,
        "organisation": item.organisation_id if item else viewer.organisation,
        "created_at": iso_datetime(item.created_at) if item else at,
        "updated_at": at,
        "visible": True,
        "state": "published",
        "version": sheet.version,
    }
    return spoken(german, sheet.kind.document, language)


def unsaved(sheet: Sheet, made: Structure) -> dict[str, Any]:
    """What the sheet says of a content of the app, by the name under which pages read it; nothing unless it is JSON."""
    text = read_form(sheet.specs, tidied(sheet.specs, sheet.raw), {}).values.get(made.name)
    try:
        return {made.key: orjson.loads(str(text or ""))}
    except orjson.JSONDecodeError:
        return {}


def card(kind: Kind, source: dict[str, Any], context: PageContext) -> Card:
    if face := face_of(kind):
        return face.card(source, context)
    texts = list(_texts(declaration(kind.document), source))
    return Card(
        title=source["title"],
        url="#",
        overline=context.category(source) or kind.label,
        text=excerpt(texts[0], length=140) if texts else "",
        picture=_picture(kind, source),
    )


def push(kind: Kind, source: dict[str, Any], context: PageContext) -> Push:
    """What a phone's locked screen shows: title and the first words, as far as there is room."""
    words = card(kind, source, context).text or next(_texts(declaration(kind.document), source), "")
    app = str(context.municipality.settings.get("app_name") or context.municipality.name)
    return Push(app, excerpt(source["title"], length=PUSH_TITLE), excerpt(words, length=PUSH_TEXT))


def page(kind: Kind, source: dict[str, Any], context: PageContext) -> tuple[str, Mapping[str, Any]]:
    """The template of the detail page and its context."""
    if face := face_of(kind):
        return face.template, page_of(face, source, context)
    texts = _texts(declaration(kind.document), source)
    body = "".join(clean(text) if "<" in text else linked(text) for text in texts)
    return "webapp/detail_page.html", {
        "title": source["title"],
        "overline": kind.label,
        "picture": _picture(kind, source),
        "body": mark_safe(body),
        "facts": _facts(kind, source, context),
        "updated": now(),
    }


def _texts(specs: Iterable[Spec], values: dict[str, Any]) -> Iterator[str]:
    for spec in specs:
        value = values.get(spec.name)
        if spec.widget in ("html", "long") and value:
            yield value
        for part in value if spec.widget == "parts" and value else ():
            yield from _texts(spec.fields, part)


def _picture(kind: Kind, source: dict[str, Any]) -> Picture | None:
    for media in _media(declaration(kind.document), source):
        url = (media.get("source_url") or {}).get("url")
        if url and media.get("content_type") in ("image", "thumbnail"):
            src = rendition_url(url, 960)
            return Picture(src, alt=media.get("alt") or "", credit=media.get("copyright") or "")
    return None


def _media(specs: Iterable[Spec], values: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for spec in specs:
        value = values.get(spec.name)
        for part in (value if isinstance(value, list) else [value]) if spec.part and value else ():
            if spec.part is Media:
                yield part
            else:
                yield from _media(spec.fields, part)


def _facts(kind: Kind, source: dict[str, Any], context: PageContext) -> list[Fact]:
    return [
        Fact("info-circle", spec.label, text)
        for spec in declaration(kind.document)
        if spec.widget not in ("html", "long", "check", "categories")
        and spec.name not in NO_FACTS
        and not any(inner.widget == "html" for inner in spec.fields)
        and (text := said(spec, source.get(spec.name), context.structure))
    ]
