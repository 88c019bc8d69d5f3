"""What no server of this kind can beat: the same bytes without any work behind them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench.client import Request
from bench.paths import ROOT, WORK
from bench.servers import Server, free_port, granian

NGINX = """
{user}daemon off;
pid nginx.pid;
error_log stderr;
worker_processes 1;
events {{}}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  default_type application/json;
  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp;
  uwsgi_temp_path tmp; scgi_temp_path tmp;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def bare(answer: Path) -> Server:
    """The bare callable under the same granian settings as every other Python server."""
    port = free_port()
    environment = {"BENCH_ANSWER": str(answer), "PYTHONPATH": str(ROOT)}
    return Server("bare", granian(sys.executable, "bench.limits.bare:application", port), port, environment)


def nginx(answer: Path) -> Server:
    """nginx with one worker and the answer as a file."""
    folder = WORK / "nginx"
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    port = free_port()
    # Started as root its worker would become a user who may not read here.
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(user=user, port=port, root=answer.parent))
    return Server("nginx", ["nginx", "-p", str(folder), "-e", "stderr", "-c", "nginx.conf"], port)


def file(answer: Path) -> Request:
    """How nginx is asked for it."""
    return Request(path=f"/{answer.name}", method="GET")
