"""Asks a server: single requests with their duration, or as many as it can take, by wrk."""

from __future__ import annotations

import http.client
import json
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.paths import WORK
from bench.servers import CLIENT_CPU

PATIENCE = 120


@dataclass(frozen=True)
class Request:
    path: str = "/graphql"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"

    @classmethod
    def graphql(cls, document: str, variables: Mapping[str, Any], headers: Mapping[str, str]) -> Request:
        body = json.dumps({"query": document, "variables": variables}).encode()
        return cls(body=body, headers={"Content-Type": "application/json", **headers})


@dataclass(frozen=True)
class Load:
    """What wrk saw: answers per second, latency in milliseconds, size of an answer in bytes."""

    per_second: float
    p50: float
    p95: float
    size: int


class Connection:
    """One kept-alive HTTP connection."""

    def __init__(self, port: int) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, request: Request) -> tuple[bytes, float]:
        """The answer and how long it took in milliseconds, until its last byte; raises on any HTTP error."""
        started = time.perf_counter()
        self._http.request(request.method, request.path, request.body or None, dict(request.headers))
        response = self._http.getresponse()
        answer = response.read()
        took = (time.perf_counter() - started) * 1000
        if response.status != 200:
            raise RuntimeError(f"HTTP {response.status}: {answer[:500]!r}")
        return answer, took

    def header(self, request: Request, name: str) -> str:
        """A header of the answer."""
        self._http.request(request.method, request.path, request.body or None, dict(request.headers))
        response = self._http.getresponse()
        response.read()
        return response.headers.get(name, "")

    def data(self, request: Request) -> Any:
        """The `data` of a GraphQL answer; raises when there are errors beside it."""
        answer = json.loads(self.ask(request)[0])
        if answer.get("errors"):
            raise RuntimeError(f"GraphQL errors: {json.dumps(answer['errors'])[:500]}")
        return answer["data"]


REPORT = """
done = function(summary, latency, requests)
  io.write(string.format('\\n{"requests":%d,"microseconds":%d,"bytes":%d,"p50":%f,"p95":%f,"failed":%d}\\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(95),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


def storm(name: str, port: int, request: Request, *, seconds: float, connections: int) -> Load:
    """As many requests as `connections` waiting clients can send; raises when one of them fails."""
    return storm_of(name, port, [request], seconds=seconds, connections=connections)


def storm_of(name: str, port: int, requests: Sequence[Request], *, seconds: float, connections: int) -> Load:
    """The same with several requests in turn."""
    script = WORK / "requests" / f"{name}.lua"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text((_lua(requests[0]) if len(requests) == 1 else _lua_of(requests)) + REPORT)
    done = subprocess.run(
        [
            *("taskset", "-c", str(CLIENT_CPU), "wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s"),
            *("--timeout", str(PATIENCE), "-s", str(script), f"http://127.0.0.1:{port}{requests[0].path}"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name}: wrk says {done.stdout[-300:]}{done.stderr[-300:]}")
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    if seen["failed"] or not seen["requests"]:
        raise RuntimeError(f"{name}: {seen['failed']} of {seen['requests']} requests failed")
    return Load(
        per_second=seen["requests"] / seen["microseconds"] * 1e6,
        p50=seen["p50"] / 1000,
        p95=seen["p95"] / 1000,
        size=seen["bytes"] // seen["requests"],
    )


def _lua(request: Request) -> str:
    lines = [f'wrk.method = "{request.method}"']
    lines += [
        f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in request.headers.items()
    ]
    if request.body:
        lines.append(f"wrk.body = [==[{request.body.decode()}]==]")
    return "\n".join(lines) + "\n"


def _lua_of(requests: Sequence[Request]) -> str:
    """The requests are written out once; every connection sends the next one."""
    made = []
    for request in requests:
        headers = ", ".join(
            f"[{json.dumps(name)}] = {json.dumps(value)}" for name, value in request.headers.items()
        )
        body = f"[==[{request.body.decode()}]==]"
        made.append(f'  wrk.format("{request.method}", "{request.path}", {{{headers}}}, {body}),')
    return "\n".join(
        [
            "local asked, turn",
            "init = function(args) asked = {",
            *made,
            "} turn = 0 end",
            "request = function() turn = turn % #asked + 1; return asked[turn] end",
        ]
    )
