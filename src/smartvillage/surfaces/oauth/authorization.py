"""What a program asks of a person at /oauth/authorize, and the address it is answered at (RFC 6749, 7636, 9700)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from smartvillage.surfaces.oauth.clients import OUT_OF_BAND
from smartvillage.surfaces.oauth.models import Client

CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


class Unanswerable(Exception):
    """Nobody knows where the person may be sent to: they are told here."""


class Declined(Exception):
    """The program is told why at this address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class Asked:
    """A sound request. `challenge` is empty where a client with a secret sent none."""

    client: Client
    redirect_uri: str
    state: str
    challenge: str

    def answered(self, **said: str) -> str:
        """The address with an answer; out of band it is a page of ours."""
        if self.redirect_uri == OUT_OF_BAND:
            return f"/oauth/authorize/native?{urlencode(said)}"
        parts = urlsplit(self.redirect_uri)
        state = {"state": self.state} if self.state else {}
        query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *said.items(), *state.items()])
        return urlunsplit(parts._replace(query=query))

    @property
    def source(self) -> str:
        """Where a form may lead to, as content security policies say it."""
        if self.redirect_uri == OUT_OF_BAND:
            return "'self'"
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else f"{parts.scheme}:"


def read_request(sent: Mapping[str, str]) -> Asked:
    """The request in the address's parameters, inside the municipality's scope.

    Raises `Unanswerable` for a client that is not known here or an address it has not registered, `Declined`
    for everything else.
    """
    uid = sent.get("client_id", "").replace("\x00", "")[:64]
    client = Client.objects.filter(uid=uid).select_related("organisation").first()
    if client is None:
        raise Unanswerable
    address = sent.get("redirect_uri") or (client.redirect_uris[0] if len(client.redirect_uris) == 1 else "")
    if address not in client.redirect_uris:
        raise Unanswerable
    challenge = sent.get("code_challenge", "")
    asked = Asked(client, address, sent.get("state", "")[:1000], challenge)
    if sent.get("response_type") != "code":
        raise Declined(asked.answered(error="unsupported_response_type"))
    if challenge or not client.confidential:
        sound = CHALLENGE.fullmatch(challenge) and sent.get("code_challenge_method") == "S256"
        if not sound:
            raise Declined(asked.answered(error="invalid_request", error_description="PKCE with S256"))
    return asked
