"""Counts the SQL statements a server sends for one request, by sitting between it and PostgreSQL.

What crosses the wire is counted, whatever the server is written in; the framing of transactions is not.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import tempfile
import threading
from pathlib import Path
from types import TracebackType

from bench.database import Database

FRAMING = (b"BEGIN", b"COMMIT", b"ROLLBACK", b"SET ", b"DISCARD", b"DEALLOCATE", b"\0")


class Counter:
    """A socket folder that clients use as host; `count` grows with every statement executed."""

    def __init__(self, database: Database) -> None:
        self.count = 0
        self._target = database
        # A short path: socket addresses are limited to 107 bytes.
        self._folder = tempfile.TemporaryDirectory(prefix="bench")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(f"{self._folder.name}/.s.PGSQL.{database.port}")
        self._listener.listen()

    @property
    def database(self) -> Database:
        return self._target.at(self._folder.name)

    def __enter__(self) -> Counter:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        self._folder.cleanup()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = self._dial()
                threading.Thread(target=self._forward, args=(client, server), daemon=True).start()
                threading.Thread(target=_backward, args=(server, client), daemon=True).start()

    def _dial(self) -> socket.socket:
        host, port = self._target.host, self._target.port
        if not host.startswith("/"):
            return socket.create_connection((host, int(port)))
        server = socket.socket(socket.AF_UNIX)
        server.connect(str(Path(host) / f".s.PGSQL.{port}"))
        return server

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        """Copy what the client says, message by message; the very first one has no kind."""
        held, started = b"", False
        with contextlib.suppress(OSError), client, server:
            while chunk := client.recv(65536):
                server.sendall(chunk)
                held += chunk
                while len(held) >= 5:
                    head = 1 if started else 0
                    size = head + int(struct.unpack_from("!i", held, head)[0])
                    if len(held) < size:
                        break
                    if started:
                        self._see(held[:1], held[5:size])
                    started, held = True, held[size:]
            server.shutdown(socket.SHUT_RDWR)

    def _see(self, kind: bytes, text: bytes) -> None:
        if kind == b"E" or (kind == b"Q" and not text.lstrip().upper().startswith(FRAMING)):
            self.count += 1


def _backward(server: socket.socket, client: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := server.recv(65536):
            client.sendall(chunk)
