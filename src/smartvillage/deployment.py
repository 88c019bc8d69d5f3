"""Where an installation keeps its data, decided before Django is there."""

import os
import secrets
from hashlib import sha256
from pathlib import Path

READY = "ready.txt"


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


def said_when_ready() -> str | None:
    """What `setup` said when it last made this very installation ready; None when there is something to do."""
    path = data_dir() / READY
    mark, _, said = path.read_text("utf-8").partition("\n") if path.exists() else ("", "", "")
    return said if mark == _mark() else None


def remember_ready(*, said: str) -> None:
    (data_dir() / READY).write_text(f"{_mark()}\n{said}", "utf-8")


def _mark() -> str:
    """Changes with the code's migrations, the built front end, the database and the port."""
    package = Path(__file__).parent
    built = package / "static" / "build" / ".made"
    state = [os.environ.get("DATABASE_URL", ""), os.environ.get("PORT", "")]
    state += sorted(str(path) for path in package.glob("**/migrations/0*.py"))
    state.append(str(built.stat().st_mtime_ns) if built.exists() else "")
    return sha256("\n".join(state).encode()).hexdigest()
