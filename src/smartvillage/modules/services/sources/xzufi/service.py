"""`leistung` and `spezialisierung` as services and what differs about them."""

from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from smartvillage.modules.services.events import Event
from smartvillage.modules.services.shapes import (
    APPROVAL,
    DEADLINE,
    DURATION,
    FEE,
    NAME,
    SECOND_NAME,
    TextShape,
)
from smartvillage.modules.services.sources.xzufi.parts import (
    GERMAN,
    areas,
    by_language,
    changed_at,
    child,
    code,
    day,
    every,
    flag,
    german,
    known,
    language,
    links,
    number,
    ref,
    refs,
    text,
)
from smartvillage.modules.services.sources.xzufi.structured import charges, documents, periods

_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_OWN_ELEMENTS = ((DURATION, "modulBearbeitungsdauer"), (DEADLINE, "modulFrist"), (FEE, "modulKosten"))
_AFTER_TEXTS = 1000


def service(element: Element) -> Iterator[Event]:
    """The service, after the categories it brings along."""
    own = ref(child(element, "id"))
    if not own:
        return
    found = [one for one in every(element, "kategorie") if ref(child(one, "id"))]
    for one in found:
        yield from _categories(one)
    names, second = _module(element, SECOND_NAME), _module(element, NAME)
    about = known(
        type=_type(element),
        areas=areas(every(element, "gueltigkeitGebietID")),
        categories=[ref(child(one, "id")) for one in found],
        valid_from=day(element, "gueltigkeit", "beginn"),
        valid_to=day(element, "gueltigkeit", "ende"),
    )
    document = known(
        names=names or second,
        second_names=second if names else {},
        **_described(element),
        synonyms=_synonyms(element),
        leika=[one for one in (code(found) for found in every(element, "referenzLeiKa")) if one],
        languages=[text(one, "languageCode") for one in every(element, "sprachversion")],
        trust_level=code(element, "vertrauensniveau"),
        written_form=flag(element, "kennzeichenSchriftformerfordernis"),
        single_contact=flag(element, "kennzeichenEA"),
        receivers=[code(one) for one in every(element, "leistungsadressat")],
        sdg=[code(one) for one in every(element, "informationsbereichSDG")],
        typing=[text(one, "name") or code(one) for one in every(element, "typisierung")],
        approved_by=german(child(element, "modulFachlicheFreigabe"), "fachlichFreigegebenDurch"),
        approved_on=day(element, "modulFachlicheFreigabe", "fachlichFreigegebenAm"),
        portals=links(element, "modulUrsprungsportal"),
    )
    yield Event("service", *own, document=document, about=about, changed_at=changed_at(element))


def specialisation(element: Element) -> Iterator[Event]:
    """One event for each area, as a specialisation may hold in several."""
    own, of = ref(child(element, "id")), ref(child(element, "leistungID"))
    if not own or not of:
        return
    here = areas(every(element, "gueltigkeitGebietID")) or areas(every(element, "gebietID"))
    for place, area in enumerate(here):
        ext_id = own[1] if place == 0 else f"{own[1]}/{area}"
        about = {"service": of, "area": area}
        yield Event(
            "specialisation", own[0], ext_id, _described(element), about, changed_at=changed_at(element)
        )


def _described(element: Element) -> dict[str, Any]:
    return known(
        texts=_texts(element),
        charges=charges(element),
        deadlines=periods(element, "modulFrist", "frist"),
        durations=periods(element, "modulBearbeitungsdauer", "bearbeitungsdauer"),
        required=documents(element),
    )


def _type(element: Element) -> str:
    structure = child(element, "struktur")
    said = (structure.get(_TYPE) or "").lower() if structure is not None else ""
    if "detail" in said:
        return "LOVZ"
    if "verrichtung" in said:
        return "LOV"
    return "LO" if said else ""


def _module(element: Element, wanted: str) -> dict[str, str]:
    for one in every(element, "modulText"):
        if code(one, "leikaTextmodul") == wanted:
            return by_language(one, "inhalt")
    return {}


def _texts(element: Element) -> list[TextShape]:
    found: list[TextShape] = []
    for one in every(element, "modulText"):
        module = code(one, "leikaTextmodul")
        if module and module not in (NAME, SECOND_NAME):
            found += _one(one, "inhalt", module, number(one, "positionDarstellung") or 0)
    for module, name in _OWN_ELEMENTS:
        for one in every(element, name):
            found += _one(one, "beschreibung", module, number(one, "positionDarstellung") or _AFTER_TEXTS)
    by = german(child(element, "modulFachlicheFreigabe"), "fachlichFreigegebenDurch")
    if by:
        found.append({"module": APPROVAL, "lang": GERMAN, "html": by, "position": 2 * _AFTER_TEXTS})
    return found


def _one(element: Element, name: str, module: str, position: int) -> list[TextShape]:
    """A module's text in every language it has text or links in."""
    said = by_language(element, name)
    spoken = dict.fromkeys([*said, *(language(one) for one in every(element, "weiterfuehrenderLink"))])
    return [
        known(  # type: ignore[misc]
            module=module,
            lang=lang,
            html=said.get(lang),
            position=position,
            links=links(element, "weiterfuehrenderLink", lang=lang),
        )
        for lang in spoken
    ]


def _synonyms(element: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for module in every(element, "modulBegriffImKontext"):
        for one in every(module, "begriffImKontext"):
            for lang, said in by_language(one, "begriff").items():
                found.setdefault(lang, []).append(said)
    return found


def _categories(element: Element) -> Iterator[Event]:
    """A category; its tree (`klasse`) is its parent where it names no other."""
    own = ref(child(element, "id"))
    assert own
    tree = child(element, "klasse")
    root = ref(child(tree, "id"))
    if root and tree is not None:
        names = by_language(tree, "bezeichnung")
        yield Event("category", root[0], f"klasse-{root[1]}", document=known(names=names))
    parents = refs(element, "uebergeordneteKategorieID")
    parent = parents[0] if parents else (root[0], f"klasse-{root[1]}") if root else None
    yield Event(
        "category",
        *own,
        document=known(
            names=by_language(element, "bezeichnung"),
            description=german(element, "beschreibung"),
            tree=german(tree, "bezeichnung"),
        ),
        about=known(parent=parent, position=number(element, "positionDarstellung")),
    )
