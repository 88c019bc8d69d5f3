"""A geocoder that speaks Nominatim's `/search` as jsonv2, with the bad days of a real one."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

MARKT = {
    "place_id": 1,
    "lat": "52.1402",
    "lon": "12.5951",
    "category": "building",
    "type": "yes",
    "importance": 0.4,
    "display_name": "3, Markt, Bad Belzig, Potsdam-Mittelmark, Brandenburg, 14806, Deutschland",
    "address": {"house_number": "3", "road": "Markt", "town": "Bad Belzig", "postcode": "14806"},
    "boundingbox": ["52.14", "52.15", "12.59", "12.60"],
}
TOWN = {**MARKT, "display_name": "Bad Belzig", "address": {"town": "Bad Belzig"}}


FAULTS = {
    "busy": (429, b"Too many requests"),
    "broken": (500, b"<h1>Internal Server Error</h1>"),
    "garbage": (200, b"<html>Wartungsarbeiten</html>"),
    "object": (200, b'{"error": "Unable to geocode"}'),
}


class Double:
    """`mood` is how it answers; `asked` are the queries it got, with the time of each."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.mood = "good"
        self.asked: list[tuple[float, dict[str, list[str]], str]] = []
        self.found: list[dict[str, Any]] = [TOWN, MARKT]


@contextmanager
def nominatim() -> Iterator[Double]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            double.asked.append((time.monotonic(), parse_qs(parts.query), self.headers["User-Agent"]))
            assert parts.path == "/search"
            body = orjson.dumps(double.found)
            if double.mood == "slow":
                time.sleep(3)
            if double.mood == "truncated":
                return self._send(200, body[:40], Content_Length=str(len(body)))
            return self._send(*FAULTS.get(double.mood, (200, body)))

        def _send(self, status: int, body: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content_Length": str(len(body)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double = Double(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
