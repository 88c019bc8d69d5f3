"""Whatever stands in an item, its pages and feeds are shown: hostile HTML, endless titles, days at the ends of time."""

from collections.abc import Iterator
from datetime import date, datetime, time
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import orjson
import pytest
from lxml import etree, html
from pydantic import BaseModel

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import Kind, all_kinds
from smartvillage.kit.dates import today
from smartvillage.surfaces.webapp.faces import face_of
from smartvillage.testing import Place

pytestmark = pytest.mark.django_db
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>\u202e{{ 7*7 }}"
LONG = "Straße " * 1500
KINDS = [kind for kind in all_kinds() if face_of(kind) is not None]
UNTOUCHED = {"id", "categories", "translations", "part_counter", "payload", "recurrence", "app_version"}


def wild(part: type[BaseModel], *, text: str, day: date) -> dict[str, Any]:
    """Every field of a document filled, as far as its type lets it."""
    values = {name: _value(info.annotation, text, day) for name, info in part.model_fields.items()}
    return {name: value for name, value in values.items() if name not in UNTOUCHED and value is not None}


def _value(kind: Any, text: str, day: date) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(inner[0], text, day)
    if origin in (Union, UnionType):
        return _value(next(one for one in inner if one is not type(None)), text, day)
    if origin is list:
        found = _value(inner[0], text, day)
        return None if found is None else [found]
    if not isinstance(kind, type):
        return None
    if issubclass(kind, BaseModel):
        return wild(kind, text=text, day=day)
    said = {str: text, date: str(day), datetime: f"{day}T23:59:00+01:00", time: "23:59", float: 52.1}
    return said.get(kind)


def _pages(kind: Kind, number: int) -> Iterator[str]:
    face = face_of(kind)
    assert face is not None
    yield face.list_url
    yield f"{face.list_url}/{number}"
    if face.query:
        yield from (f"{face.list_url}.{feed}" for feed in ("rss", "atom", "json"))


def _is_tame(path: str, answer: Any) -> None:
    """No script of an item's runs; titles and summaries of a JSON Feed are plain text by its rules."""
    body = answer.content.decode()
    kind = str(answer["Content-Type"])
    if "json" in kind:
        texts = [entry.get("content_html", "") for entry in orjson.loads(body)["items"]]
    elif kind.startswith("text/html"):
        texts = [body]
    else:
        assert "<script" not in body, path
        return
    for text in filter(None, texts):
        assert "<script>alert" not in text, path
        elements = html.document_fromstring(text).iter(etree.Element)
        assert [
            one.attrib for one in elements if any(str(name).startswith("on") for name in one.attrib)
        ] == [], path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
@pytest.mark.parametrize("day", [date(1900, 1, 1), date(9999, 12, 31), None], ids=["1900", "9999", "today"])
@pytest.mark.parametrize("text", [HOSTILE, LONG], ids=["hostile", "long"])
def test_pages_and_feeds_of_wild_items(town: Place, kind: Kind, day: date | None, text: str) -> None:
    document: type[BaseModel] = kind.document
    values = wild(document, text=text, day=day or today())
    values = {**values, "published_at": f"{today()}T00:00:00+01:00", "publication_date": None}
    if text == LONG and kind.name == "static_content":
        with pytest.raises(Invalid, match="Name ist zu lang"):
            town.publish(kind.name, kind.generic_type, **values)
        return
    number = town.publish(kind.name, kind.generic_type, **values)
    for path in ("/", "/suche?q=script", *_pages(kind, number)):
        answer = town.page(path)
        if answer.status_code in (301, 302):
            answer = town.page(answer["Location"])
        assert answer.status_code in (200, 404), path
        _is_tame(path, answer)
