"""An installation with the example content, set up once for all that look at it from outside."""

import fcntl
import os
from pathlib import Path

import pytest

from tests.installation import Installation


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with the example content, to be copied; workers of a run share one."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = shared / "planted", shared / "planted.done"
    with (shared / "planted.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir()
            Installation(folder).command("setup")
            done.touch()
    return folder
