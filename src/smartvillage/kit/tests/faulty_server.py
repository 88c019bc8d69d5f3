"""A web server that misbehaves in every way a real one may."""

import contextlib
import gzip
import socket
import time
import zlib
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

from smartvillage.kit import dates

PUBLIC = "93.184.216.34"
Answer = Callable[["Handler"], object]


class Handler(BaseHTTPRequestHandler):
    """Answers each path with the function of that name below."""

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            ANSWERS[self.path.partition("?")[0]](self)

    def reply(self, body: bytes = b"", *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def redirect(to: str) -> Answer:
    return lambda h: h.reply(status=302, Location=to)


def status(code: int) -> Answer:
    return lambda h: h.reply(status=code)


def _conditional(h: Handler) -> None:
    if (
        h.headers["If-None-Match"] == '"7"'
        and h.headers["If-Modified-Since"] == "Mon, 05 May 2025 08:00:00 GMT"
    ):
        h.reply(status=304, ETag='"7"')
    else:
        h.reply(b"news", ETag='"7"', Last_Modified="Mon, 05 May 2025 08:00:00 GMT")


def _drip(h: Handler) -> None:
    h.send_response(200)
    h.end_headers()
    for _ in range(200):
        h.wfile.write(b"x")
        time.sleep(0.05)


def _drip_headers(h: Handler) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200:
        h.wfile.write(bytes([byte]))
        time.sleep(0.05)


def _endless(h: Handler) -> None:
    h.send_response(200)
    h.end_headers()
    while True:
        h.wfile.write(b"x" * 65536)


def _bomb(h: Handler) -> None:
    packer = zlib.compressobj(9, wbits=31)
    body = b"".join(packer.compress(bytes(1_000_000)) for _ in range(50)) + packer.flush()
    h.reply(body, Content_Encoding="gzip")


def _truncated(h: Handler) -> None:
    h.send_response(200)
    h.send_header("Content-Length", "1000")
    h.end_headers()
    h.wfile.write(b"only this")


def _close_rudely(h: Handler) -> None:
    h.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    h.connection.close()


ANSWERS: dict[str, Answer] = {
    "/plain": lambda h: h.reply("Grüße".encode("cp1252"), Content_Type="Text/Plain; charset=cp1252"),
    "/gzip": lambda h: h.reply(gzip.compress(b"packed"), Content_Encoding="gzip"),
    "/badgzip": lambda h: h.reply(b"not packed", Content_Encoding="gzip"),
    "/conditional": _conditional,
    "/drip": _drip,
    "/dripheaders": _drip_headers,
    "/endless": _endless,
    "/bomb": _bomb,
    "/truncated": _truncated,
    "/rude": _close_rudely,
    "/garbage": lambda h: h.wfile.write(b"SMTP at your service\r\n\r\n"),
    "/notmodified": lambda h: h.reply(status=304),
    "/empty": lambda h: h.reply(status=204),
    "/hop": redirect("/hop2"),
    "/hop2": redirect("plain?x=ü#part"),
    "/loop": redirect("/loop"),
    "/cookie": lambda h: h.reply(status=302, Location="/plain", Set_Cookie="session=1"),
    "/file": redirect("file:///etc/passwd"),
    "/secret": redirect("http://user:pw@example.org/"),
    "/loopback": redirect("http://127.0.0.1:1/"),
    "/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/decimal": redirect("http://2130706433/"),
    "/mapped": redirect("http://[::ffff:127.0.0.1]/"),
    "/busy": lambda h: h.reply(status=429, Retry_After="120"),
    "/busydate": lambda h: h.reply(
        status=503, Retry_After=format_datetime(dates.now() + timedelta(seconds=60), usegmt=False)
    ),
    "/busyodd": lambda h: h.reply(status=429, Retry_After="soon"),
    **{f"/status{code}": status(code) for code in (401, 403, 404, 410, 418, 500)},
}
