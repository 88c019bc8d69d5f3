"""Where an installation keeps its data, decided before Django is there."""

import os
import secrets
from pathlib import Path


def data_dir() -> Path:
    """The folder of database, uploads and secret (`DATA_DIR`, default ./data); made when absent."""
    folder = Path(os.environ.get("DATA_DIR", "data")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(*, folder: Path) -> str:
    """The installation's secret, written once, readable by its owner only."""
    path = folder / "secret_key"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text()
