"""A folder of transfer files: here, or at an address with an `index.txt` that lists them.

`base_url` is a path or an http(s) address. Settings: none. The cursor is {"file", "object"}: the last file begun and how
many of its objects are done, or {"file", "done"}; files are read in the order of the list, a delta reads those after.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from smartvillage.modules.services.events import Mark, SourceError, Stream
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.sources.client import Client
from smartvillage.modules.services.sources.xzufi.messages import read_file

MARK_EVERY = 500
INDEX = "index.txt"
MAX_FILES = 100_000
_SUFFIXES = (".xml", ".xml.gz")


class Files:
    """The reader of one source."""

    def __init__(self, source: Source) -> None:
        self._base = source.base_url
        self._client = Client.of(source)

    def __call__(self, cursor: dict[str, Any], _full: bool) -> Stream:
        names = self._names()
        begun, done = cursor.get("file", ""), int(cursor.get("object", 0))
        start = names.index(begun) + bool(cursor.get("done")) if begun in names else 0
        for name in names[start:]:
            yield from self._file(name, skip=done if name == begun else 0)

    def _file(self, name: str, *, skip: int) -> Stream:
        with self._local(name) as path:
            for place, events in read_file(path):
                if place > skip:
                    yield from events
                    if place % MARK_EVERY == 0:
                        yield Mark({"file": name, "object": place})
        yield Mark({"file": name, "done": True})

    def _names(self) -> list[str]:
        if not self._remote:
            folder = Path(self._base)
            if folder.is_file():
                return [folder.name]
            listed = folder / INDEX
            found = (
                listed.read_text("utf-8-sig", "replace").splitlines()
                if listed.is_file()
                else sorted(one.name for one in folder.glob("*"))
            )
        else:
            found = self._client.text(urljoin(self._base, INDEX)).splitlines()
        names = [name for one in found if (name := one.strip()).lower().endswith(_SUFFIXES)]
        if not names:
            raise SourceError(
                f"Unter „{self._base}“ liegen keine XZuFi-Dateien. Bitte prüfen Sie die Adresse."
            )
        if bad := next((name for name in names if "/" in name or "\\" in name or name.startswith(".")), ""):
            raise SourceError(f"Die Dateiliste nennt „{bad[:80]}“ außerhalb des Ordners.")
        return names[:MAX_FILES]

    @property
    def _remote(self) -> bool:
        return self._base.lower().startswith(("http://", "https://"))

    @contextmanager
    def _local(self, name: str) -> Iterator[Path]:
        """The file where it lies, or loaded to a place that is gone afterwards."""
        if not self._remote:
            folder = Path(self._base)
            yield folder if folder.is_file() else folder / name
            return
        with tempfile.NamedTemporaryFile() as held:
            held.write(self._client.get(urljoin(self._base, name)).content)
            held.flush()
            yield Path(held.name)
