"""The look of a municipality: colours, arms, what the shell needs to know of it."""

import hashlib
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from smartvillage.core.municipalities.directory import Tenant
from smartvillage.kit.colours import derive

ARMS = "/wappen.svg"
LONG = "public, max-age=31536000, immutable"
SHORT = "public, max-age=3600"
SHORTEST_NAME = 12  # what fits below an icon


def look_of(tenant: Tenant) -> dict[str, Any]:
    """`arms` (address), `claim`, `theme_colour` for templates."""
    return {
        "arms": arms_url(tenant),
        "claim": str(tenant.look.get("claim") or ""),
        "theme_colour": palette(tenant).light.primary,
    }


def palette(tenant: Tenant) -> Any:
    return _derived(_text(tenant.look.get("primary")), _text(tenant.look.get("accent")))


def stylesheet_url(tenant: Tenant) -> str:
    """Another address for other colours, so that browsers may keep the file."""
    return f"/look.css?v={digest(palette(tenant).css())}"


def arms_url(tenant: Tenant) -> str:
    """The address of the arms: an uploaded picture, or the drawing kept in the look; empty without."""
    if drawn := drawing(tenant):
        return f"{ARMS}?v={digest(drawn)}"
    return picture(tenant)


def drawing(tenant: Tenant) -> str:
    """The arms as SVG text, if that is how they are kept."""
    arms = (_text(tenant.look.get("arms")) or "").lstrip()
    return arms if arms.startswith(("<svg", "<?xml")) else ""


def picture(tenant: Tenant) -> str:
    """The path of the arms, if they were uploaded."""
    arms = _text(tenant.look.get("arms")) or ""
    return arms if arms.startswith("/") and not arms.startswith("//") else ""


def short_name(tenant: Tenant) -> str:
    """The name, or as many of its first words as fit below an icon."""
    words, said = tenant.name.split(), ""
    for word in words:
        longer = f"{said} {word}".strip()
        if said and len(longer) > SHORTEST_NAME:
            break
        said = longer
    return said


def kept(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """An address that names its content may be kept for good."""
    response["Cache-Control"] = LONG if "v" in request.GET else SHORT
    return response


@lru_cache(maxsize=1024)
def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


@lru_cache(maxsize=256)
def _derived(primary: str | None, accent: str | None) -> Any:
    return derive(primary, accent)
