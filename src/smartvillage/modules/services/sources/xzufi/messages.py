"""Reading messages of any size: one object at a time, nothing of strangers' XML is expanded or fetched."""

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree
from lxml.etree import _Element as Element

from smartvillage.modules.services.events import Event, Problem, SourceError
from smartvillage.modules.services.sources.xzufi import office, service
from smartvillage.modules.services.sources.xzufi.parts import child, local, ref

CONVERTERS: dict[str, Callable[[Element], Iterator[Event]]] = {
    "leistung": service.service,
    "spezialisierung": service.specialisation,
    "leistungSpezialisierung": service.specialisation,
    "organisationseinheit": office.office,
    "onlinedienst": office.online,
    "formular": office.form,
    "zustaendigkeitTransferObjekt": office.competence,
}
CLASSES = {
    "Leistung": "service",
    "LeistungSpezialisierung": "specialisation",
    "Spezialisierung": "specialisation",
    "Organisationseinheit": "office",
    "Onlinedienst": "online",
    "Formular": "form",
    "Zustaendigkeit": "competence",
    "Kontaktperson": "person",
    "Kategorie": "category",
}
MAX_FILE = 8_000_000_000
"""Bytes unpacked; the whole of Germany fits several times."""
_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"


def read(stream: IO[bytes], *, encoding: str | None = None) -> Iterator[tuple[int, list[Event | Problem]]]:
    """Each `schreibe` and `loesche` with its place (from 1) and what it says; raises `SourceError`."""
    place = 0
    try:
        for _, element in etree.iterparse(
            _Guarded(stream),
            events=("end",),
            tag=("{*}schreibe", "{*}loesche"),
            encoding=encoding,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            place += 1
            if place == 1:
                _refuse_definitions(element)
            yield place, list(said(element))
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"Die Datei ist ab Objekt {place + 1} kein lesbares XML ({error.msg}). Bitte neu bereitstellen lassen.",
            transient=True,
        ) from None


def said(element: Element) -> Iterator[Event | Problem]:
    """What one `schreibe` or `loesche` says."""
    if local(element) == "loesche":
        kind, own = CLASSES.get(element.get("klasse", "")), ref(child(element, "id"))
        if kind and own:
            yield Event(kind, *own, gone=True)
        else:
            yield Problem(
                f"loesche {element.get('klasse', '')}", "Diese Löschung ist unbekannt oder ohne Kennung."
            )
        return
    for one in element:
        name = local(one)
        if convert := CONVERTERS.get(name):
            found = list(convert(one))
            yield from found
            if not found:
                yield Problem(name, "Der Eintrag hat keine Kennung oder keinen Bezug.")
        elif name:
            yield Problem(name, "Diese Art von Eintrag ist unbekannt.")


def read_file(path: Path) -> Iterator[tuple[int, list[Event | Problem]]]:
    """The objects of a file, packed by gzip or not, also when it is not in the encoding it says."""
    try:
        encoding = None if _is_utf8(path) else _other_encoding(path)
        with _opened(path) as stream:
            yield from read(stream, encoding=encoding)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"„{path.name}“ lässt sich nicht lesen: {error}", transient=True) from None


def read_services(content: bytes) -> list[Event | Problem]:
    """Services in a message of any kind, such as an answer of the FIM portal."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"Die Antwort ist kein lesbares XML ({error.msg}).", transient=True) from None
    _refuse_definitions(root)
    return [found for one in root.iter("{*}leistung") for found in service.service(one)]


class _Guarded:
    """Ends what is too long."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._read = 0

    def read(self, size: int = _CHUNK) -> bytes:
        chunk = self._stream.read(size)
        self._read += len(chunk)
        if self._read > MAX_FILE:
            raise SourceError(
                "Die Datei ist größer als 8 GB. Bitte in mehreren Dateien bereitstellen lassen."
            )
        return chunk


def _refuse_definitions(element: Element) -> None:
    """Entities are never expanded; who defines some does not mean well."""
    information: Any = element.getroottree().docinfo
    if information.doctype:
        raise SourceError(
            "Die Datei hat eine Dokumenttypdefinition (DTD). Das ist aus Sicherheitsgründen nicht erlaubt."
        )


def _forget(element: Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]  # type: ignore[union-attr]


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as probe:
        packed = probe.read(2) == _GZIP
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with _opened(path) as stream:
            while chunk := stream.read(1 << 20):
                decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _other_encoding(path: Path) -> str | None:
    """What the file says itself, unless it says UTF-8, which it is not: then it is Windows' usual."""
    with _opened(path) as stream:
        start = stream.read(200).lower()
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return None
    says_other = b"encoding=" in start and b"utf-8" not in start
    return None if says_other else "windows-1252"
