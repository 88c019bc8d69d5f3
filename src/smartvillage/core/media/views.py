"""Serving pictures: originals, smaller versions, and foreign ones through us so that nobody is tracked."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from smartvillage.core.media.actions import (
    WIDTHS,
    BadSignature,
    FetchError,
    original_path,
    remote_rendition,
    rendition,
)
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import PictureError

FOREVER = "public, max-age=31536000, immutable"


@require_safe
def original(request: HttpRequest, digest: str, suffix: str) -> FileResponse:
    asset = _asset(digest)
    path = original_path(municipality=asset.municipality_id, digest=digest, suffix=suffix)
    response = _file(path, asset.mime)
    if not asset.mime.startswith("image/"):
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        kind = "inline" if asset.mime.startswith("audio/") else "attachment"
        response["Content-Disposition"] = f'{kind}; filename="{digest[:12]}.{suffix}"'
    return response


@require_safe
def smaller(request: HttpRequest, digest: str, width: int) -> FileResponse:
    asset = _asset(digest)
    if width not in WIDTHS or not asset.mime.startswith("image/"):
        raise Http404
    return _file(rendition(asset=asset, width=width), "image/webp")


@require_safe
def remote(request: HttpRequest, width: int) -> HttpResponse | FileResponse:
    """404 for addresses we did not sign and pictures that cannot be had."""
    if width not in WIDTHS:
        raise Http404
    try:
        path = remote_rendition(signed=request.GET.get("u", ""), width=width)
    except (BadSignature, FetchError, PictureError):
        return HttpResponse(status=404, headers={"Cache-Control": "public, max-age=600"})
    return _file(path, "image/webp")


def _asset(digest: str) -> Asset:
    found: Asset | None = Asset.objects.filter(digest=digest).first()
    if found is None:
        raise Http404
    return found


def _file(path: Path, mime: str) -> FileResponse:
    try:
        response = FileResponse(path.open("rb"), content_type=mime)
    except FileNotFoundError as error:
        raise Http404 from error
    response["Cache-Control"] = FOREVER
    response["X-Content-Type-Options"] = "nosniff"
    return response
