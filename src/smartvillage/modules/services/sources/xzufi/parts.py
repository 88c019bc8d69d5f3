"""What all objects are made of: identifiers, texts by language, codes, moments, links."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from lxml.etree import _Element as Element

from smartvillage.kit.dates import parse_date, parse_datetime
from smartvillage.modules.services.events import Ref
from smartvillage.modules.services.shapes import LinkShape

GERMAN = "de"
EASY = "de-simple"
_EASY_CODES = frozenset({"de-ls", "de-easy", "de-simple", "de-x-simple", "de-x-ls", "dls", "ls"})


def local(element: Element) -> str:
    """The name without namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None) -> Mapping[str, list[Element]]:
    """By name, where several are asked for: quicker than to look for one after the other."""
    found: dict[str, list[Element]] = defaultdict(list)
    for one in () if element is None else element:
        found[local(one)].append(one)
    return found


def first(among: Mapping[str, list[Element]], name: str) -> Element | None:
    return among[name][0] if name in among else None


def every(element: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if element is None else element.iterchildren(f"{{*}}{name}")


def child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def text(element: Element | None, *path: str) -> str:
    found = child(element, *path) if path else element
    return (found.text or "").strip() if found is not None else ""


def code(element: Element | None, *path: str) -> str:
    """The code of a coded value, which some write without the element around it."""
    found = child(element, *path)
    return text(found, "code") or text(found)


def ref(element: Element | None) -> Ref | None:
    value = (element.text or "").strip() if element is not None else ""
    return (element.get("schemeAgencyID") or "", value) if value and element is not None else None


def refs(element: Element, name: str) -> list[Ref]:
    return [found for one in every(element, name) if (found := ref(one))]


def language(element: Element) -> str:
    """de, en, de-simple: what `languageCode` says, German where it says nothing."""
    found = (value for name, value in element.items() if str(name).endswith("languageCode"))
    said = str(next(found, "")).lower().replace("_", "-")
    return EASY if said in _EASY_CODES else said.partition("-")[0] or GERMAN


def by_language(element: Element | None, name: str) -> dict[str, str]:
    """The first text in each language."""
    found: dict[str, str] = {}
    for one in every(element, name):
        if value := (one.text or "").strip():
            found.setdefault(language(one), value)
    return found


def german(element: Element | None, name: str) -> str:
    """The text in German, else in any language."""
    found = by_language(element, name)
    return found.get(GERMAN) or next(iter(found.values()), "")


def flag(element: Element | None, name: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text(element, name).lower())


def number(element: Element | None, name: str) -> int | None:
    said = text(element, name)
    return int(said) if re.fullmatch(r"-?\d{1,9}", said) else None


def decimal(said: str) -> str:
    """ "1.234,50" and "26" as "1234.50" and "26.00"; what is no amount is nothing."""
    value = re.sub(r"[\s€]|EUR", "", said)
    if "," in value:
        value = value.replace(".", "").replace(",", ".")
    return f"{float(value):.2f}" if re.fullmatch(r"\d{1,12}(\.\d+)?", value) else ""


def day(element: Element | None, *path: str) -> str:
    """ISO; XZuFi's days may have a zone ("2024-01-24Z")."""
    found = parse_date(re.sub(r"(?<=^\d{4}-\d\d-\d\d).*", "", text(element, *path)))
    return found.isoformat() if found else ""


def changed_at(element: Element) -> datetime | None:
    said = text(element, "versionsinformation", "geaendertDatumZeit")
    return parse_datetime(said) if said else None


def area(element: Element) -> str:
    """How `events.py` writes an area; the scheme says which key it is, else the number of digits."""
    return _area((element.text or "").strip(), (element.get("schemeID") or "").lower())


@lru_cache(1_000)
def _area(value: str, scheme: str) -> str:
    if not value:
        return ""
    if scheme.endswith((":rs", ":ars", "regionalschluessel")) or (not scheme and len(value) == 12):
        return f"ars:{value}"
    if scheme.endswith((":ags", "gemeindeschluessel")) or (not scheme and len(value) == 8):
        return f"ags:{value}"
    return f"gd:{value}"


def areas(elements: Iterable[Element]) -> list[str]:
    found = (area(one) for one in elements)
    return list(dict.fromkeys(one for one in found if one))


def links(element: Element, name: str, *, lang: str = "") -> list[LinkShape]:
    """Links in a language (German ones included where none is given)."""
    found: list[LinkShape] = []
    for one in every(element, name):
        if not lang or language(one) == lang:
            found.append({"url": text(one, "uri") or text(one, "link"), "name": german(one, "titel")})
            if note := german(one, "beschreibung"):
                found[-1]["note"] = note
    return found


def known(**values: Any) -> dict[str, Any]:
    """Only what is said."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
