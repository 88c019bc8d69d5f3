"""The bytes of a source: a file here, or an address on the internet fetched only when it changed."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from smartvillage.core.imports.models import ImportSource
from smartvillage.kit.http import FetchError, fetch

MAX_BYTES = 50_000_000
SECONDS = 60.0


class LoadError(ValueError):
    """The source cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Loaded:
    """`content` is None when the server says that nothing changed since the last applied run."""

    content: bytes | None
    content_type: str | None = None
    charset: str | None = None
    base_url: str | None = None
    etag: str = ""
    last_modified: str = ""


def is_address(location: str) -> bool:
    return location.lower().startswith(("http://", "https://"))


def load(source: ImportSource) -> Loaded:
    """Raises `LoadError`."""
    return _fetched(source) if is_address(source.location) else _read(Path(source.location))


def _fetched(source: ImportSource) -> Loaded:
    try:
        found = fetch(
            source.location,
            etag=source.etag or None,
            last_modified=source.last_modified or None,
            max_bytes=MAX_BYTES,
            seconds=SECONDS,
            allow_private=settings.FETCH_ALLOW_PRIVATE,
        )
    except FetchError as error:
        raise LoadError(str(error)) from error
    if found.status == 304:
        return Loaded(None)
    return Loaded(
        found.content,
        content_type=found.content_type,
        charset=found.charset,
        base_url=found.url,
        etag=found.etag or "",
        last_modified=found.last_modified or "",
    )


def _read(path: Path) -> Loaded:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LoadError(f"Die Datei „{path}“ ist größer als 50 MB. Bitte teilen Sie sie.")
        return Loaded(path.read_bytes())
    except FileNotFoundError:
        raise LoadError(f"Die Datei „{path}“ gibt es nicht.") from None
    except OSError as error:
        raise LoadError(f"Die Datei „{path}“ lässt sich nicht lesen: {error.strerror}.") from error
