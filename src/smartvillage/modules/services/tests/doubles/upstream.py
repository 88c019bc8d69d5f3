"""An upstream that speaks the real protocols, and misbehaves as told: once for each fault in `faults`."""

import contextlib
import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import orjson

Fault = Callable[["Handler", bytes], None]
Route = Callable[["Asked"], Any]
TOKEN = "the right token"


@dataclass(frozen=True)
class Asked:
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    form: dict[str, str]


@dataclass
class Upstream:
    """`routes`: what a path answers: bytes, JSON, or a status; `faults`: what goes wrong with the next requests."""

    url: str = ""
    routes: dict[str, Route] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    seconds: float = 0.0
    tokens: set[str] = field(default_factory=set)

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def route(self, path: str) -> Route | None:
        found = [beginning for beginning in self.routes if path.startswith(beginning)]
        return self.routes[max(found, key=len)] if found else None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _answer(self, body: bytes) -> None:
        upstream: Upstream = self.server.upstream  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        one = Asked(
            unquote(parts.path),
            {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()},
            {name.lower(): value for name, value in self.headers.items()},
            {name: values[-1] for name, values in parse_qs(body.decode()).items()},
        )
        upstream.asked.append(one)
        time.sleep(upstream.seconds)
        fault = upstream.faults.pop(0) if upstream.faults else None
        route = upstream.route(one.path)
        found = route(one) if route else 404
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            if isinstance(found, int):
                return self.reply(b"", status=found)
            said = found if isinstance(found, bytes) else orjson.dumps(found)
            return fault(self, said) if fault else self.reply(said)

    def reply(self, body: bytes, *, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content_Length": str(len(body) if length is None else length),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def status(code: int, **headers: str) -> Fault:
    def fault(handler: Handler, _: bytes) -> None:
        handler.reply(b"", status=code, length=None, **headers)

    return fault


def busy(handler: Handler, _: bytes) -> None:
    handler.reply(b"", status=429, Retry_After="1")


def packed(handler: Handler, body: bytes) -> None:
    handler.reply(gzip.compress(body), Content_Encoding="gzip")


def truncated(handler: Handler, body: bytes) -> None:
    handler.close_connection = True
    handler.reply(body[: len(body) // 2], length=len(body))


def half(handler: Handler, body: bytes) -> None:
    """Complete for HTTP, but no JSON or XML any more."""
    handler.reply(body[: len(body) // 2])


@contextmanager
def running() -> Iterator[Upstream]:
    upstream = Upstream()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.upstream = upstream  # type: ignore[attr-defined]
    upstream.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield upstream
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def tokens(upstream: Upstream) -> Route:
    """OAuth2 client credentials for client "us" with the secret "quiet"."""

    def route(asked: Asked) -> Any:
        good = {"grant_type": "client_credentials", "client_id": "us", "client_secret": "quiet"}
        if {name: asked.form.get(name) for name in good} != good:
            return 401
        token = f"token {len(upstream.tokens)}"
        upstream.tokens = {token}
        return {"access_token": token, "token_type": "Bearer", "expires_in": 300}

    return route


def feed(upstream: Upstream, pages: list[str]) -> Route:
    """The PVOG feed: page n at index n; the last is complete."""

    def route(asked: Asked) -> Any:
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in upstream.tokens:
            return 401
        index = int(asked.query["index"])
        said = pages[index] if index < len(pages) else ""
        following = min(index + 1, len(pages))
        return {
            "anzahlObjekte": said.count("<xzufi:schreibe>"),
            "xzufiObjekte": said,
            "vollstaendig": following == len(pages),
            "naechsterIndex": following,
            "naechsteAnfrageUrl": f"{upstream.url}/api/v2/verwaltungsobjekte?index={following}&ars=12%25",
        }

    return route


def listed(rows: list[Any], *, key: str = "") -> Route:
    """A `find` of REST ZuFi: envelope, paging, and the header with the total."""

    def route(asked: Asked) -> Any:
        if key and asked.headers.get("api_key") != key:
            return 401
        offset, limit = int(asked.query.get("offset", 0)), int(asked.query.get("limit", 100))
        part = rows[offset : offset + limit]
        results = [{"score": 1.0, "object": row} for row in part]
        return {"count": len(part), "totalCount": len(rows), "results": results}

    return route
