"""The service worker: what `npm run build` made of it, told what it is to store; or one that takes itself back."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

import smartvillage
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.surfaces.webapp.appicon import icon_url
from smartvillage.surfaces.webapp.pagecontext import context_of
from smartvillage.surfaces.webapp.theme import arms_url, digest, stylesheet_url

PATH = "/sw.js"
_BUILD = Path(smartvillage.__file__).parent / "static" / "build"
# Browsers ask for the worker at every visit: this is the way to be rid of a faulty one everywhere.
_RETIRED = """self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) client.navigate(client.url);
})()));
"""


def worker_url(tenant: Tenant) -> str:
    """Empty where the operator (`SERVICE_WORKER=off`) or the municipality (setting `offline`) wants none."""
    wanted = settings.SERVICE_WORKER and tenant.settings.get("offline") is not False
    return PATH if wanted and _built() else ""


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    tenant = context_of(request).municipality
    found = _built() if worker_url(tenant) else None
    text = f"self.shell={json.dumps(_shell(tenant, found))};\n{found['script']}" if found else _RETIRED
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def _shell(tenant: Tenant, built: dict[str, Any]) -> dict[str, Any]:
    """`version` changes with each of the files, and with the worker itself."""
    files = [_address(name) for name in built["files"]]
    files += [stylesheet_url(tenant), icon_url(tenant, 180), *filter(None, [arms_url(tenant)])]
    return {"version": digest(repr((built["version"], built["script"], files))), "files": files}


def _address(name: str) -> str:
    """Chunks name each other as they were built; what pages name has its collected name."""
    return f"{settings.STATIC_URL}build/{name}" if name.startswith("chunks/") else static(f"build/{name}")


def _built() -> dict[str, Any] | None:
    """What the build says of the shell, with the text of the worker; None before the first build."""
    try:
        return _read((_BUILD / "shell.json").stat().st_mtime_ns)
    except FileNotFoundError:
        return None


@lru_cache(maxsize=1)
def _read(_changed: int) -> dict[str, Any]:
    shell: dict[str, Any] = json.loads((_BUILD / "shell.json").read_text())
    return {**shell, "script": (_BUILD / "worker.js").read_text()}
