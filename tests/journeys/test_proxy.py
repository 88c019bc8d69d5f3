"""Behind a proxy that speaks TLS: addresses begin with https, forms are accepted, cookies stay encrypted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.installation import Installation, serving

HOST = "bad-belzig.example"
SIGN_IN = "/cms/konto/anmelden/"
PROXY = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    installation = Installation(tmp_path_factory.mktemp("proxy"), settings={"SECURE_COOKIES": "true"})
    installation.command("migrate", "--verbosity", "0")
    installation.command("municipality", "create", "bad-belzig", "--name", "Bad Belzig", "--domain", HOST)
    with serving(installation) as address:
        yield address


@dataclass(frozen=True)
class Reply:
    status: int
    cookies: list[str]
    text: str


def fetch(url: str, form: dict[str, str] | None = None, **headers: str) -> Reply:
    data = urlencode(form).encode() if form else None
    try:
        answer = urlopen(Request(url, data, {**PROXY, **headers}))
    except HTTPError as error:
        answer = error
    with answer:
        return Reply(answer.status, answer.headers.get_all("Set-Cookie") or [], answer.read().decode())


def test_addresses_of_pages_begin_with_https(url: str) -> None:
    page = fetch(f"{url}/").text
    assert f'href="https://{HOST}/"' in page
    assert f"http://{HOST}" not in page


def test_a_form_sent_over_tls_is_accepted_and_cookies_stay_on_it(url: str) -> None:
    asked = fetch(f"{url}{SIGN_IN}")
    assert asked.status == 200
    assert asked.cookies
    cookies = SimpleCookie()
    for sent in asked.cookies:
        assert "; Secure" in sent
        cookies.load(sent)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asked.text)
    assert token
    cookie = "; ".join(f"{name}={found.value}" for name, found in cookies.items())
    form = {"csrfmiddlewaretoken": token[1], "login": "ada@example.org", "password": "falsch"}
    said = fetch(f"{url}{SIGN_IN}", form, Origin=f"https://{HOST}", Cookie=cookie)
    assert said.status == 200
    assert 'name="password"' in said.text
    assert fetch(f"{url}{SIGN_IN}", form, Origin="https://evil.example", Cookie=cookie).status == 403
