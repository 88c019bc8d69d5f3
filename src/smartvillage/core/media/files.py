"""Where files lie, and writing them so that a half-written one is never seen."""

import os
import tempfile
from pathlib import Path

from django.conf import settings


def folder(*parts: str) -> Path:
    """A folder below the media root; made when absent."""
    path = Path(settings.MEDIA_ROOT, *parts)
    path.mkdir(parents=True, exist_ok=True)
    return path


def write_once(path: Path, content: bytes) -> None:
    """Write a file at once or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
