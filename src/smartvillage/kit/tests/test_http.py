"""`fetch` against a real server on this machine that misbehaves in every way."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import httpcore2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from smartvillage.kit import dates
from smartvillage.kit import http as http_module
from smartvillage.kit.dial import is_public
from smartvillage.kit.http import Fetched, FetchError, fetch
from smartvillage.kit.tests.faulty_server import PUBLIC, Handler
from smartvillage.testing import finishes


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture
def get(server: ThreadingHTTPServer) -> Callable[..., Fetched]:
    server.seen.clear()  # type: ignore[attr-defined]
    return lambda path, **options: fetch(
        f"http://127.0.0.1:{server.server_port}{path}", allow_private=True, **options
    )


def failure(call: Callable[[], object]) -> FetchError:
    with pytest.raises(FetchError) as caught:
        call()
    return caught.value


def test_document_with_type_and_charset(get: Callable[..., Fetched], server: ThreadingHTTPServer) -> None:
    found = get("/plain", accept="text/*")
    assert (found.status, found.content.decode(found.charset or ""), found.content_type) == (
        200, "Grüße", "text/plain",
    )  # fmt: skip
    headers = server.seen[0][1]  # type: ignore[attr-defined]
    assert headers["User-Agent"].startswith("SmartVillage/")
    assert headers["Accept"] == "text/*"
    assert headers["Host"] == f"127.0.0.1:{server.server_port}"


def test_unpacks(get: Callable[..., Fetched]) -> None:
    assert get("/gzip").content == b"packed"


def test_conditional_get(get: Callable[..., Fetched]) -> None:
    first = get("/conditional")
    again = get("/conditional", etag=first.etag, last_modified=first.last_modified)
    assert (first.status, first.content) == (200, b"news")
    assert (again.status, again.content, again.etag) == (304, b"", '"7"')


def test_condition_cannot_smuggle_headers(get: Callable[..., Fetched], server: ThreadingHTTPServer) -> None:
    assert get("/plain", etag='"1"\r\nX-Evil: 1').status == 200
    assert "If-None-Match" not in server.seen[0][1]  # type: ignore[attr-defined]


def test_redirects_are_followed_without_cookies(
    get: Callable[..., Fetched], server: ThreadingHTTPServer
) -> None:
    found = get("/hop")
    assert found.content == "Grüße".encode("cp1252")
    assert found.url == f"http://127.0.0.1:{server.server_port}/plain?x=%C3%BC"
    get("/cookie")
    assert "Cookie" not in server.seen[-1][1]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "status", "transient"),
    [("/status401", 401, False), ("/status403", 403, False), ("/status404", 404, False),
     ("/status410", 410, False), ("/status418", 418, False), ("/status500", 500, True),
     ("/empty", 204, False), ("/notmodified", 304, False)],
)  # fmt: skip
def test_status_is_an_error(get: Callable[..., Fetched], path: str, status: int, transient: bool) -> None:
    error = failure(lambda: get(path))
    assert (error.status, error.transient, error.retry_after) == (status, transient, None)
    assert "Bitte" in str(error)


def test_retry_after_in_seconds_as_date_and_odd(get: Callable[..., Fetched]) -> None:
    busy, dated, odd = (failure(lambda p=p: get(p)) for p in ("/busy", "/busydate", "/busyodd"))  # type: ignore[misc]
    assert (busy.status, busy.transient, busy.retry_after) == (429, True, 120.0)
    assert dated.retry_after == pytest.approx(60, abs=3)
    assert (odd.transient, odd.retry_after) == (True, None)


@pytest.mark.parametrize("path", ["/drip", "/dripheaders"])
def test_dripping_ends_at_the_total_limit(get: Callable[..., Fetched], path: str) -> None:
    with finishes():
        error = failure(lambda: get(path, seconds=0.4))
    assert (error.transient, str(error)) == (
        True, "„127.0.0.1“ antwortet zu langsam. Bitte versuchen Sie es später erneut.",
    )  # fmt: skip


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_size_limit_counts_unpacked_bytes(get: Callable[..., Fetched], path: str) -> None:
    error = failure(lambda: get(path, max_bytes=1_500_000))
    assert (error.transient, str(error)) == (
        False, "Die Datei ist größer als 1,5 MB. Bitte stellen Sie eine kleinere bereit.",
    )  # fmt: skip


@pytest.mark.parametrize("path", ["/truncated", "/badgzip", "/garbage", "/rude"])
def test_broken_answers_are_transient(get: Callable[..., Fetched], path: str) -> None:
    error = failure(lambda: get(path))
    assert error.transient
    assert "abgebrochen oder fehlerhaft" in str(error)


def test_redirect_loop_ends_after_five(get: Callable[..., Fetched], server: ThreadingHTTPServer) -> None:
    assert "leitet immer weiter" in str(failure(lambda: get("/loop")))
    assert len(server.seen) == 6  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "message"), [("/file", "http:// oder https://"), ("/secret", "keine Zugangsdaten")]
)
def test_redirect_targets_are_checked(get: Callable[..., Fetched], path: str, message: str) -> None:
    assert message in str(failure(lambda: get(path)))


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:///etc/passwd", "example.org", "", "http://", "http://[", "http://a b/",
     "http://example.org:99999/", "//example.org", "http://u:p@example.org/", "http://" + "a" * 3000,
     "http://xn--/", "javascript:alert(1)", "http://\x00/", "http://example.org\r\nX: y/"],
)  # fmt: skip
def test_bad_addresses(url: str) -> None:
    assert not failure(lambda: fetch(url)).transient


def test_closed_port_and_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = failure(lambda: fetch(f"http://127.0.0.1:{port}/", allow_private=True))
    assert (error.transient, "keine Verbindung" in str(error)) == (True, True)
    for code, transient in ((socket.EAI_NONAME, False), (socket.EAI_AGAIN, True)):
        monkeypatch.setattr(socket, "getaddrinfo", _raiser(socket.gaierror(code, "no")))
        error = failure(lambda: fetch("http://gibtesnicht.example/"))
        assert (error.transient, "gibt es nicht" in str(error)) == (transient, True)


def test_slow_name_server_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        time.sleep(8)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with finishes(seconds=6):
        assert failure(lambda: fetch("http://langsam.example/", seconds=0.2)).transient


def _raiser(error: Exception) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200",
     "0.0.0.0", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]",
     "[fe80::1]", "[fd00:ec2::254]", "0x7f.1", "2130706433", "127.1", "017700000001"],
)  # fmt: skip
def test_private_hosts_are_refused(host: str) -> None:
    error = failure(lambda: fetch(f"http://{host}:1/"))
    assert (error.transient, "nicht zum öffentlichen Internet" in str(error)) == (False, True)


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("2001:67c:2e8:22::c100:68b", True), ("64:ff9b::808:808", True),
     ("::ffff:8.8.8.8", True), ("64:ff9b::a00:1", False), ("64:ff9b:1::808:808", False),
     ("2002:7f00:1::", False), ("2001::1", False),
     ("2001:db8::1", False), ("3fff::1", False), ("ff02::1", False), ("fec0::1", False), ("::7f00:1", False),
     ("168.63.129.16", False), ("192.0.0.192", False), ("198.18.0.1", False), ("203.0.113.5", False),
     ("240.0.0.1", False), ("224.0.1.1", False), ("192.88.99.1", False)],
)  # fmt: skip
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.fixture
def internet(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The public host `example.org`, played by the local server; the list of connections."""
    connected: list[tuple[str, int]] = []
    answers = iter([PUBLIC, "127.0.0.1", "127.0.0.1", "127.0.0.1"])
    real_resolve, real_connect = socket.getaddrinfo, httpcore2.SyncBackend.connect_tcp

    def resolve(host: str, port: int, *args: object, **options: object) -> object:
        name = next(answers) if host == "example.org" else host
        return real_resolve(name, port, *args, **options)  # type: ignore[arg-type]

    def connect(self: httpcore2.SyncBackend, host: str, port: int, *rest: object) -> httpcore2.NetworkStream:
        connected.append((host, port))
        assert host == PUBLIC
        return real_connect(self, "127.0.0.1", server.server_port, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    server.seen.clear()  # type: ignore[attr-defined]
    return connected


def test_rebinding_cannot_change_the_address(
    internet: list[tuple[str, int]], server: ThreadingHTTPServer
) -> None:
    assert fetch("http://example.org/plain").status == 200
    assert internet == [(PUBLIC, 80)]
    assert server.seen[0][1]["Host"] == "example.org"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/loopback", "/metadata", "/decimal", "/mapped"])
def test_redirect_to_private_address_is_refused(internet: list[tuple[str, int]], path: str) -> None:
    error = failure(lambda: fetch(f"http://example.org{path}"))
    assert "nicht zum öffentlichen Internet" in str(error)
    assert internet == [(PUBLIC, 80)]


def test_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [(2, 1, 6, "", (PUBLIC, 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    assert "nicht zum öffentlichen" in str(failure(lambda: fetch("http://gemischt.example/")))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and self-signed certificate of `example.org` in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "example.org")])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(dates.now() - timedelta(days=1))
        .not_valid_after(dates.now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("example.org")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + signed.public_bytes(pem))
    return path


def test_encrypted_connection_is_checked_for_the_host_name(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str | None] = []
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate)
    serving.sni_callback = lambda _socket, name, _context: names.append(name)
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.seen = []  # type: ignore[attr-defined]
    httpd.handle_error = lambda *_: None  # type: ignore[method-assign]
    httpd.socket = serving.wrap_socket(httpd.socket, server_side=True)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    here = [(2, 1, 6, "", ("127.0.0.1", httpd.server_port))]
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda h, *a, **k: here if h.endswith(".org") else real(h, *a, **k)
    )

    def get(host: str) -> Fetched:
        return fetch(f"https://{host}:{httpd.server_port}/plain", allow_private=True)

    try:
        stranger = failure(lambda: get("example.org"))
        trusting = ssl.create_default_context(cafile=certificate)
        monkeypatch.setattr(http_module, "_tls", lambda: trusting)
        assert get("example.org").status == 200
        other = failure(lambda: get("other.org"))
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
    assert names == ["example.org", "example.org", "other.org"]
    assert (stranger.transient, other.transient) == (False, False)
    assert str(stranger).startswith("Die Verschlüsselung von „example.org“ ist fehlerhaft.")
    assert str(other).startswith("Die Verschlüsselung von „other.org“ ist fehlerhaft.")


def test_anything_unforeseen_becomes_a_fetch_error(
    get: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_module, "_fetched", _raiser(RuntimeError("surprise")))
    error = failure(lambda: get("/plain"))
    assert (error.transient, "unbrauchbar" in str(error)) == (False, True)
