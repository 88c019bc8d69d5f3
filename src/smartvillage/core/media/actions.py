"""Storing uploads, and the addresses under which pictures are shown."""

from hashlib import sha256
from pathlib import Path

from django.core.signing import BadSignature, Signer

from smartvillage.core.content import access
from smartvillage.core.media.files import folder, write_once
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import clean_picture, shrink
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import WRITES, Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.http import FetchError, fetch

WIDTHS = (320, 640, 960, 1280)
_signer = Signer(salt="smartvillage.media.remote")


def store_upload(*, viewer: Viewer, content: bytes, name: str = "", alt: str = "", credit: str = "") -> Asset:
    """Keep a picture, cleaned; the same picture is kept once. Raises `PictureError`, `Refused`."""
    access.require(viewer.role in WRITES or viewer.role == Role.APP)
    clean = clean_picture(content)
    digest = sha256(clean.content).hexdigest()
    with within(viewer.municipality):
        path = original_path(municipality=viewer.municipality, digest=digest, suffix=clean.suffix)
        if not path.exists():
            write_once(path, clean.content)
        asset, _ = Asset.objects.get_or_create(
            municipality_id=viewer.municipality,
            digest=digest,
            defaults={
                "organisation_id": viewer.organisation,
                "mime": clean.mime,
                "size": len(clean.content),
                "width": clean.width,
                "height": clean.height,
                "name": name[:200],
                "alt": alt,
                "copyright": credit[:200],
            },
        )
    found: Asset = asset
    return found


def asset_url(asset: Asset) -> str:
    """The address of the original on every host of its municipality."""
    return f"/medien/{asset.digest}.{asset.mime.rsplit('/', 1)[-1].replace('jpeg', 'jpg')}"


def rendition_url(url: str, width: int) -> str:
    """The address of a smaller version: of an own file, or of a foreign one through our proxy."""
    if url.startswith("/medien/"):
        return f"/medien/{Path(url).stem}/{width}.webp"
    return f"/medien/fern/{width}.webp?{_signed(url)}"


def _signed(url: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"u": _signer.sign(url)})


def original_path(*, municipality: int, digest: str, suffix: str) -> Path:
    return folder(str(municipality), digest[:2]) / f"{digest}.{suffix}"


def rendition(*, asset: Asset, width: int) -> Path:
    """The file of an own picture at a width; made when first asked for."""
    suffix = asset_url(asset).rsplit(".", 1)[-1]
    original = original_path(municipality=asset.municipality_id, digest=asset.digest, suffix=suffix)
    path = folder("renditions", asset.digest[:2]) / f"{asset.digest}-{width}.webp"
    if not path.exists():
        write_once(path, shrink(original.read_bytes(), width=width))
    return path


def remote_rendition(*, signed: str, width: int) -> Path:
    """The file of a foreign picture at a width. Raises `BadSignature`, `FetchError`, `PictureError`."""
    url = _signer.unsign(signed)
    digest = sha256(url.encode()).hexdigest()
    path = folder("remote", digest[:2]) / f"{digest}-{width}.webp"
    if not path.exists():
        write_once(
            path, shrink(fetch(url, max_bytes=20_000_000, seconds=10, accept="image/*").content, width=width)
        )
    return path


__all__ = [
    "WIDTHS",
    "BadSignature",
    "FetchError",
    "asset_url",
    "remote_rendition",
    "rendition",
    "rendition_url",
    "store_upload",
]
