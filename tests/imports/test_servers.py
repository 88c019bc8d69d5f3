"""Imports from an address: asked only for what is new, and calm when the other server is not."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytest_django import Settings

from smartvillage.core.content.models import Item
from smartvillage.core.imports import load
from smartvillage.core.imports.models import ImportRun, ImportSource
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place
from tests.imports.conftest import Import

SECONDS = 1.0
ITEM = "<item><guid>{0}</guid><title>Meldung {0}</title><description>Text {0}</description></item>"
HEAD = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Rathaus</title>'


def feed(*numbers: int) -> bytes:
    return (HEAD + "".join(ITEM.format(number) for number in numbers) + "</channel></rss>").encode()


class Server:
    """A server of the other side; `serve` says how it answers, `asked` what it was asked."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/feed.xml"
        self.asked: list[dict[str, str]] = []
        self.closing = threading.Event()
        self.serve: Callable[[BaseHTTPRequestHandler], None] = well(feed(1))


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            other.asked.append(dict(self.headers))
            try:
                other.serve(self)
            except OSError:
                self.close_connection = True  # the importer had enough

        def log_message(self, *_: object) -> None:
            """Nothing on the console."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    other = Server(listening.server_address[1])
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield other
    other.closing.set()
    listening.shutdown()
    listening.server_close()
    thread.join(timeout=5)


@pytest.fixture(autouse=True)
def _limits(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.FETCH_ALLOW_PRIVATE = True
    monkeypatch.setattr(load, "SECONDS", SECONDS)
    monkeypatch.setattr(load, "MAX_BYTES", 200_000)


def well(content: bytes, *, etag: bool = True) -> Callable[[BaseHTTPRequestHandler], None]:
    """A server that answers as it should, 304 to who has the newest."""
    mark = f'"{sha256(content).hexdigest()[:8]}"' if etag else "Sat, 01 Jun 2024 08:00:00 GMT"
    asking, telling = ("If-None-Match", "ETag") if etag else ("If-Modified-Since", "Last-Modified")

    def serve(request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get(asking) == mark
        request.send_response(304 if known else 200)
        request.send_header(telling, mark)
        if not known:
            request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        if not known:
            request.wfile.write(content)

    return serve


def status(code: int) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda request: request.send_error(code)


def silent(request: BaseHTTPRequestHandler) -> None:
    time.sleep(3 * SECONDS)


def slow(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for byte in feed(1, 2, 3):
        request.wfile.write(bytes([byte]))
        time.sleep(0.2)


def cut_off(request: BaseHTTPRequestHandler) -> None:
    content = feed(1, 2, 3)
    request.send_response(200)
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content[: len(content) // 2])


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    request.wfile.write(HEAD.encode())
    while True:
        request.wfile.write(ITEM.format(1).encode() * 100)


def bomb(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Encoding", "gzip")
    request.end_headers()
    request.wfile.write(gzip.compress(b" " * 5_000_000))


def circle(request: BaseHTTPRequestHandler) -> None:
    request.send_response(302)
    request.send_header("Location", "/feed.xml")
    request.end_headers()


FAULTS = [
    (status(500), "Der Server meldet eine Störung (Status 500). Bitte versuchen Sie es später erneut."),
    (status(503), "Der Server meldet eine Störung (Status 503). Bitte versuchen Sie es später erneut."),
    (status(404), "Unter dieser Adresse gibt es nichts (mehr). Bitte prüfen Sie die Adresse."),
    (
        status(429),
        "Der Server bittet um eine Pause (zu viele Anfragen). Bitte versuchen Sie es später erneut.",
    ),
    (silent, "„127.0.0.1“ antwortet zu langsam. Bitte versuchen Sie es später erneut."),
    (slow, "„127.0.0.1“ antwortet zu langsam. Bitte versuchen Sie es später erneut."),
    (cut_off, "„127.0.0.1“ hat die Antwort abgebrochen oder fehlerhaft gesendet. Bitte versuchen Sie es"),
    (endless, "Die Datei ist größer als 0,2 MB. Bitte stellen Sie eine kleinere bereit."),
    (bomb, "Die Datei ist größer als 0,2 MB. Bitte stellen Sie eine kleinere bereit."),
    (circle, "Die Adresse leitet immer weiter um. Bitte tragen Sie die endgültige Adresse ein."),
]


@pytest.mark.parametrize("etag", [True, False], ids=["etag", "last-modified"])
def test_what_has_not_changed_is_not_loaded_again(
    etag: bool, server: Server, run: Import, town: Place
) -> None:
    server.serve = well(feed(1, 2), etag=etag)
    assert run("rss", server.url, "news").summary == ("applied", {"created": 2})
    again = run("rss", server.url, "news")
    assert (*again.summary, again.message) == ("unchanged", {}, "Die Quelle hat sich nicht geändert.")
    assert "If-None-Match" not in server.asked[0]
    assert ("If-None-Match" if etag else "If-Modified-Since") in server.asked[1]


def test_what_has_changed_is_loaded(server: Server, run: Import) -> None:
    server.serve = well(feed(1, 2))
    run("rss", server.url, "news")
    server.serve = well(feed(2, 3))
    assert run("rss", server.url, "news").summary == ("applied", {"unchanged": 1, "created": 1})
    assert run("rss", server.url, "news").summary == ("unchanged", {})


def test_a_preview_or_a_refusal_does_not_count_as_seen(server: Server, run: Import) -> None:
    server.serve = well(feed(1, 2))
    assert run("rss", server.url, "news", "--dry-run").summary == ("preview", {"created": 2})
    assert run("rss", server.url, "news").summary == ("applied", {"created": 2})
    server.serve = well(b"<html>Wartung</html>")
    assert run("rss", server.url, "news").outcome == "refused"
    assert run("rss", server.url, "news").outcome == "refused"


@pytest.mark.parametrize(("fault", "message"), FAULTS)
def test_a_fault_of_the_server_is_a_failed_run_with_a_message(
    fault: Callable[[BaseHTTPRequestHandler], None], message: str, server: Server, run: Import, town: Place
) -> None:
    server.serve = well(feed(1))
    assert run("rss", server.url, "news").outcome == "applied"
    with within(town.id):
        before, etag = list(Item.objects.values()), ImportSource.objects.get().etag

    server.serve = fault
    began = time.monotonic()
    said = run("rss", server.url, "news")
    assert time.monotonic() - began < SECONDS + 1.5
    assert said.summary == ("failed", {})
    assert message in said.message == said.complaint
    with within(town.id):
        assert list(Item.objects.values()) == before
        assert ImportSource.objects.get().etag == etag
        assert ImportRun.objects.order_by("-pk")[0].finished_at is not None

    server.serve = well(feed(1, 2))
    assert run("rss", server.url, "news").summary == ("applied", {"unchanged": 1, "created": 1})


def test_addresses_inside_are_out_of_reach(settings: Settings, server: Server, run: Import) -> None:
    settings.FETCH_ALLOW_PRIVATE = False
    said = run("rss", server.url, "news")
    assert said.summary == ("failed", {})
    assert (
        said.message
        == "„127.0.0.1“ gehört nicht zum öffentlichen Internet. Bitte nennen Sie eine öffentliche Adresse."
    )
    assert server.asked == []
