"""What goes on beside a load: an editor who saves, a reader who notes where answers come from."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any

from bench import ours
from bench.client import Connection, Request

EDIT_EVERY = 2.0


class _Background:
    """Something done again and again beside the load, until the block ends."""

    pause = 0.02

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Any:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self.pause):
            self.once()

    def once(self) -> None:
        raise NotImplementedError


class Editing(_Background):
    """An editor saves a place again and again."""

    pause = EDIT_EVERY

    def __init__(self, session: ours.Session) -> None:
        super().__init__()
        self.session = session

    def once(self) -> None:
        self.session.edit_place()


class Sampling(_Background):
    """Asks the same and notes whether the answer was kept."""

    def __init__(self, session: ours.Session, asked: Sequence[Request]) -> None:
        super().__init__()
        self.connection = Connection(session.port)
        self.asked: Iterator[Request] = cycle(asked)
        self.seen: list[bool] = []

    def __enter__(self) -> list[bool]:
        super().__enter__()
        return self.seen

    def once(self) -> None:
        self.seen.append(self.connection.header(next(self.asked), "X-Cache") == "hit")
