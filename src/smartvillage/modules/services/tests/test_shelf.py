"""Answers are made once, packed once, and good while their stamp is."""

import gzip
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from smartvillage.modules.services.wire import shelf
from smartvillage.modules.services.wire.shelf import Answer

BODY = b'{"values":[' + b'{"id":"1"},' * 200 + b"{}]}"
SCOPE = (1, "BB")


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    shelf.forget_shelf()
    yield
    shelf.forget_shelf()


def fetch(question: str = "q", *, sent: str = "s", stamp: int = 1, **said: Any) -> tuple[Answer, bool]:
    return shelf.fetch(
        sent, question, scope=SCOPE, stamp=lambda: stamp, make=lambda: Answer(**{"body": BODY, **said})
    )


def sent(answer: Answer, *, known: bool = True, **environ: str) -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = []
    body = answer.send({"REQUEST_METHOD": "GET", **environ}, lambda *args: said.extend(args), known=known)
    return said[0], dict(said[1]), b"".join(body)


def test_it_is_made_once_for_every_spelling() -> None:
    first, known = fetch()
    again, known_again = fetch(sent="other words")
    assert (known, known_again) == (False, True)
    assert again is first
    assert shelf.kept("s") is first
    assert shelf.kept("other words") is first
    assert shelf.kept("never sent") is None


def test_another_stamp_makes_it_anew() -> None:
    fetch()
    made, known = fetch(stamp=2, body=b"{}")
    assert (made.body, known) == (b"{}", False)


def test_its_time_ends() -> None:
    fetch(seconds=0)
    assert fetch(seconds=0)[1] is False


def test_packed_for_who_can_read_it() -> None:
    made, _ = fetch()
    status, headers, body = sent(made, HTTP_ACCEPT_ENCODING="br, gzip")
    assert status == "200 OK"
    assert headers["Content-Encoding"] == "gzip"
    assert int(headers["Content-Length"]) == len(body) < len(BODY) / 4
    assert gzip.decompress(body) == BODY
    _, headers, body = sent(made)
    assert "Content-Encoding" not in headers
    assert (int(headers["Content-Length"]), body) == (len(BODY), BODY)


def test_small_answers_are_not_packed() -> None:
    made, _ = fetch(body=b"{}")
    assert "Content-Encoding" not in sent(made, HTTP_ACCEPT_ENCODING="gzip")[1]


def test_who_has_it_gets_no_body() -> None:
    made, _ = fetch()
    status, headers, body = sent(made, HTTP_IF_NONE_MATCH=f"W/{made.etag}")
    assert (status, body, headers["ETag"]) == ("304 Not Modified", b"", made.etag)
    assert sent(made, HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"


def test_headers_tell_languages_apart_in_the_etag() -> None:
    german, _ = fetch(headers=(("Content-Language", "de"),))
    english, _ = fetch("other", headers=(("Content-Language", "en"),))
    assert german.etag != english.etag


def test_whether_it_was_known_is_said() -> None:
    made, _ = fetch()
    assert sent(made)[1]["X-Cache"] == "hit"
    assert sent(made, known=False)[1]["X-Cache"] == "miss"


def test_fifty_who_ask_at_once_wait_for_one() -> None:
    made: list[int] = []
    begun = threading.Barrier(50)

    def make() -> Answer:
        made.append(1)
        return Answer(BODY)

    def ask() -> None:
        begun.wait()
        shelf.fetch("s", "q", scope=SCOPE, stamp=lambda: 1, make=make)

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
