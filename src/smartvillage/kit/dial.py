"""Connections to public addresses only, within one deadline.

`PublicBackend` resolves a host name once, refuses addresses that do not belong to the public internet, and
connects to the very address it has checked, so that a second answer of the name server cannot matter.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore2

Address = IPv4Address | IPv6Address

# Not global unicast although `is_global` (in some Python version) says so.
_CLOSED = tuple(
    ip_network(text)
    for text in (
        "100.64.0.0/10",  # carrier-grade NAT
        "168.63.129.16/32",  # host services of Azure
        "192.0.0.0/24",  # IETF protocol assignments, host services of Oracle's cloud
        "192.88.99.0/24",  # 6to4 relays
        "2001::/23",  # Teredo and other protocol assignments
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)
_GLOBAL_UNICAST_V6 = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
_ADDRESSES_TRIED = 4


class ForbiddenAddressError(Exception):
    """The host is, or resolves to, an address outside the public internet."""


class UnknownHostError(Exception):
    """The name server knows no such host; `again` tells whether asking later may help."""

    def __init__(self, host: str, *, again: bool) -> None:
        super().__init__(host)
        self.again = again


def is_public(address: Address) -> bool:
    """Whether an address is reachable for everyone and belongs to one host."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST_V6:
            return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _CLOSED if network.version == address.version)


class Deadline:
    """A point in time by which everything must be finished."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, wanted: float | None = None) -> float:
        """Seconds left, at most `wanted`; raises `httpcore2.ReadTimeout` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("deadline")
        return left if wanted is None else min(left, wanted)


class PublicBackend(httpcore2.NetworkBackend):
    """httpcore's way to the network with the two limits of this module."""

    def __init__(self, deadline: Deadline, *, allow_private: bool = False) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = _resolve(host, port, self._deadline)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise ForbiddenAddressError(host)
        failure: Exception = UnknownHostError(host, again=False)
        for address in addresses[:_ADDRESSES_TRIED]:
            patience = self._deadline.left(timeout) / 2  # leaves time for the next address
            try:
                stream = self._network.connect_tcp(
                    str(address), port, patience, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure


class _TimedStream(httpcore2.NetworkStream):
    """A stream on which no operation outlasts the deadline, however slowly the bytes drip."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int, deadline: Deadline) -> list[Address]:
    # The system's resolver knows no time limit, so it is asked from a thread nobody waits for too long.
    answers: SimpleQueue[list[Address] | UnknownHostError] = SimpleQueue()
    Thread(target=lambda: answers.put(_look_up(host, port)), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise httpcore2.ConnectTimeout("name server") from None
    if isinstance(answer, UnknownHostError):
        raise answer
    return answer


def _look_up(host: str, port: int) -> list[Address] | UnknownHostError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        return UnknownHostError(host, again=error.errno == socket.EAI_AGAIN)
    except (OSError, UnicodeError):
        return UnknownHostError(host, again=False)
    return list(dict.fromkeys(ip_address(place[0]) for *_, place in found if isinstance(place[0], str)))
