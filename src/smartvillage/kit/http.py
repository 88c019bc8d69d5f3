"""The one way out to the internet: `fetch` loads a document with limits on size, time, hops and addresses."""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.metadata import version

import httpcore2
import httpx2

from smartvillage.kit import dates
from smartvillage.kit.dial import Deadline, ForbiddenAddressError, PublicBackend, UnknownHostError

MAX_REDIRECTS = 5
_MAX_URL = 2000
_CONDITIONAL = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}
_REFUSALS = {
    401: "Der Server verlangt eine Anmeldung. Bitte verwenden Sie eine öffentlich lesbare Adresse.",
    403: "Der Server verweigert den Zugriff. Bitte fragen Sie beim Betreiber nach einer Freigabe.",
    404: "Unter dieser Adresse gibt es nichts (mehr). Bitte prüfen Sie die Adresse.",
    410: "Der Inhalt wurde vom Betreiber entfernt. Bitte tragen Sie eine neue Adresse ein.",
    429: "Der Server bittet um eine Pause (zu viele Anfragen). Bitte versuchen Sie es später erneut.",
}
_TRANSIENT_STATUS = {408, 425, 429}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A loaded document, or with status 304 the news that it has not changed (`content` is empty)."""

    status: int
    content: bytes
    content_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    """All of the answer's, names in lower case."""


class FetchError(ValueError):
    """Why nothing was loaded, in German, with what to do; `transient` when a later attempt may succeed.

    `status` is the HTTP status if one came, `retry_after` the pause in seconds the server asked for.
    """

    def __init__(
        self,
        message: str,
        *,
        transient: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.transient = transient
        self.status = status
        self.retry_after = retry_after


def fetch(
    url: str,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    max_bytes: int = 20_000_000,
    seconds: float = 20,
    allow_private: bool = False,
    accept: str = "*/*",
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> Fetched:
    """The document behind `url`, after at most five redirects; raises `FetchError` and nothing else.

    `etag` and `last_modified` are those of the last answer. `max_bytes` counts unpacked bytes, `seconds` is
    the limit for everything together. Addresses outside the public internet need `allow_private`. `headers`
    (keys, tokens) are for this server only; with a `form` the request is a POST. Neither follows a redirect to
    another server.
    """
    asked = {**(headers or {}), "User-Agent": _user_agent(), "Accept": accept}
    for name, value in (("etag", etag), ("last_modified", last_modified)):
        if value and value.isprintable() and value.isascii():
            asked[_CONDITIONAL[name]] = value
    backend = PublicBackend(Deadline(seconds), allow_private=allow_private)
    target = _checked(url)
    try:
        with httpx2.Client(transport=_Transport(backend), timeout=seconds, headers=asked) as client:
            for _ in range(MAX_REDIRECTS + 1):
                client.cookies.clear()
                with client.stream("POST" if form else "GET", target, data=form) as response:
                    if not response.has_redirect_location:
                        return _fetched(response, max_bytes=max_bytes)
                    following = _checked(response.headers["Location"], base=target)
                if (headers or form) and _server(following) != _server(target):
                    raise FetchError(
                        "Die Adresse leitet auf einen anderen Server um. Bitte tragen Sie dessen Adresse ein."
                    )
                target = following
    except FetchError:
        raise
    except Exception as error:  # whatever a hostile server provokes below us
        raise _explained(error, target.host) from error
    raise FetchError("Die Adresse leitet immer weiter um. Bitte tragen Sie die endgültige Adresse ein.")


class _Transport(httpx2.BaseTransport):
    """httpx on a connection pool with our network backend (and so without proxies from the environment)."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=_tls(), network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        response = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                target,
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Stream(response))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def _checked(url: str, *, base: httpx2.URL | None = None) -> httpx2.URL:
    if len(url) > _MAX_URL:
        raise FetchError("Die Adresse ist zu lang. Bitte prüfen Sie die Adresse.")
    try:
        found = base.join(url) if base else httpx2.URL(url.strip())
        host = found.host
    except (httpx2.InvalidURL, ValueError):
        raise FetchError(
            "Das ist keine gültige Internetadresse. Bitte prüfen Sie die Schreibweise."
        ) from None
    if found.scheme not in ("http", "https") or not host:
        raise FetchError("Die Adresse muss mit http:// oder https:// beginnen. Bitte prüfen Sie die Adresse.")
    if found.userinfo:
        raise FetchError(
            "Die Adresse darf keine Zugangsdaten enthalten. Bitte entfernen Sie den Teil vor „@“."
        )
    return found.copy_with(fragment=None)


def _server(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _fetched(response: httpx2.Response, *, max_bytes: int) -> Fetched:
    status, headers = response.status_code, response.headers
    asked = any(name in response.request.headers for name in _CONDITIONAL.values())
    if status != 200 and not (status == 304 and asked):
        raise _refusal(response)
    content = _body(response, max_bytes=max_bytes) if status == 200 else b""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(
        status=status,
        content=content,
        content_type=kind or None,
        charset=response.charset_encoding,
        etag=headers.get("ETag"),
        last_modified=headers.get("Last-Modified"),
        url=str(response.url),
        headers={name.lower(): value for name, value in headers.items()},
    )


def _body(response: httpx2.Response, *, max_bytes: int) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > max_bytes:
            size = f"{max_bytes / 1_000_000:g}".replace(".", ",")
            raise FetchError(
                f"Die Datei ist größer als {size} MB. Bitte stellen Sie eine kleinere bereit.", status=200
            )
    return bytes(content)


def _refusal(response: httpx2.Response) -> FetchError:
    status = response.status_code
    message = _REFUSALS.get(status) or (
        f"Der Server meldet eine Störung (Status {status}). Bitte versuchen Sie es später erneut."
        if status >= 500
        else f"Der Server antwortet anders als erwartet (Status {status}). Bitte prüfen Sie die Adresse."
    )
    return FetchError(
        message,
        transient=status >= 500 or status in _TRANSIENT_STATUS,
        status=status,
        retry_after=_pause(response.headers.get("Retry-After", "")),
    )


def _pause(text: str) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - dates.now()).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _explained(error: Exception, host: str) -> FetchError:
    match error:
        case ForbiddenAddressError():
            return FetchError(
                f"„{host}“ gehört nicht zum öffentlichen Internet. Bitte nennen Sie eine öffentliche Adresse."
            )
        case UnknownHostError():
            message = f"Den Server „{host}“ gibt es nicht. Bitte prüfen Sie die Schreibweise."
            return FetchError(message, transient=error.again)
        case httpcore2.ConnectError() if isinstance(error.args[0], ssl.SSLError):
            return FetchError(
                f"Die Verschlüsselung von „{host}“ ist fehlerhaft. Bitte wenden Sie sich an den Betreiber."
            )
        case httpcore2.TimeoutException():
            fault = "antwortet zu langsam"
        case httpcore2.ConnectError():
            fault = "nimmt keine Verbindung an"
        case httpcore2.ProtocolError() | httpcore2.NetworkError() | httpx2.DecodingError():
            fault = "hat die Antwort abgebrochen oder fehlerhaft gesendet"
        case _:
            return FetchError(f"Die Antwort von „{host}“ ist unbrauchbar. Bitte prüfen Sie die Adresse.")
    return FetchError(f"„{host}“ {fault}. Bitte versuchen Sie es später erneut.", transient=True)


@cache
def _user_agent() -> str:
    return f"SmartVillage/{version('smartvillage')}"


@cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context()
