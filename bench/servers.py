"""Starts a server on one processor, waits until it answers, and says how much memory it holds."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from bench.paths import WORK

SERVER_CPU = 0
CLIENT_CPU = max(os.sched_getaffinity(0))
GRANIAN = (
    "--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1", "--blocking-threads", "4",
    "--backlog", "1024", "--no-ws", "--http", "1", "--log-level", "warning",
)  # fmt: skip
"""The settings of `smartvillage serve`, the same for every Python server: ours, the peer, the bare callable."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def granian(python: str | Path, application: str, port: int) -> list[str]:
    """The command that serves a WSGI application with one Python environment's granian."""
    return [str(python), "-m", "granian", *GRANIAN, "--port", str(port), application]


ARENAS = {"MALLOC_ARENA_MAX": "1"}  # as `smartvillage serve` starts; all servers alike


@dataclass
class Server:
    """A process group pinned to the servers' processor; a context manager that ends what it started."""

    name: str
    command: Sequence[str]
    port: int
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = WORK
    patience: float = 60.0
    process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        log = WORK / "logs" / f"{self.name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                ["taskset", "-c", str(SERVER_CPU), *self.command],
                cwd=self.folder,
                env=os.environ | ARENAS | dict(self.environment),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait(log)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        if self.process is None:
            return
        for wanted in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, wanted)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)
                break

    def resident_megabytes(self) -> float:
        """Of the largest process of the group: the worker that answers."""
        assert self.process is not None
        return max(_resident_kilobytes(pid) for pid in _tree(self.process.pid)) / 1024

    def _wait(self, log: Path) -> None:
        assert self.process is not None
        until = time.monotonic() + self.patience
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.1)
        raise RuntimeError(f"{self.name} did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _tree(root: int) -> Iterator[int]:
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                yield from _tree(int(child))


def _resident_kilobytes(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0
