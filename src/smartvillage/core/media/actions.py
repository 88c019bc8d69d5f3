"""Storing uploads, and the addresses under which pictures are shown."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Sum

from smartvillage.core.content import access
from smartvillage.core.content.models import MediaUse
from smartvillage.core.media.documents import DocumentError, sniff
from smartvillage.core.media.files import folder, write_once
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import PictureError, clean_picture, shrink
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import WRITES, Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.kit.http import FetchError, fetch

QUOTA_MB = 2000
FULL = "Der Speicherplatz Ihrer Organisation ist voll. Bitte löschen Sie Dateien, die nicht mehr gebraucht werden."
BELATED = timedelta(days=1)
WIDTHS = (320, 640, 960, 1280)
_signer = Signer(salt="smartvillage.media.remote")


class StorageFullError(PictureError, DocumentError):
    """The organisation's quota is used up."""


def store_upload(*, viewer: Viewer, content: bytes, name: str = "", alt: str = "", credit: str = "") -> Asset:
    """Keep a picture, cleaned; the same picture is kept once. Raises `PictureError`, `Refused`."""
    access.require(viewer.role in WRITES or viewer.role == Role.APP)
    clean = clean_picture(content)
    size = {
        "width": clean.width,
        "height": clean.height,
        "likeness": clean.likeness,
        "alt": alt,
        "copyright": credit[:200],
    }
    return _stored(viewer, clean.content, clean.mime, clean.suffix, name, size)


def store_file(*, viewer: Viewer, content: bytes, name: str = "") -> Asset:
    """Keep a picture, a PDF or a sound. Raises `DocumentError`, `PictureError`, `Refused`."""
    try:
        found = sniff(content)
    except DocumentError as error:
        try:
            return store_upload(viewer=viewer, content=content, name=name)
        except StorageFullError:
            raise
        except PictureError:
            raise error from None
    access.require(viewer.role in WRITES or viewer.role == Role.APP)
    return _stored(viewer, content, found.mime, found.suffix, name, {})


def remove_unused(*, viewer: Viewer, number: int) -> bool:
    """Take an upload of the last day back, unless something shows it; False when there is none."""
    with within(viewer.municipality), transaction.atomic():
        recent = Asset.objects.filter(pk=number, created_at__gt=now() - BELATED)
        asset = recent.filter(organisation=viewer.organisation).first()
        if asset is None or MediaUse.objects.filter(digest=asset.digest).exists():
            return False
        drop(asset)
    return True


def drop(asset: Asset) -> None:
    """Delete an asset and its files."""
    remove_files(file_of(asset), asset.digest)
    asset.delete()


def remove_files(original: Path, digest: str) -> None:
    """The file and its smaller versions."""
    original.unlink(missing_ok=True)
    for path in folder("renditions", digest[:2]).glob(f"{digest}-*.webp"):
        path.unlink(missing_ok=True)


def file_of(asset: Asset) -> Path:
    """Where the original lies."""
    suffix = asset_url(asset).rpartition(".")[2]
    return original_path(municipality=asset.municipality_id, digest=asset.digest, suffix=suffix)


def quota(organisation: Organisation | None) -> int:
    """Bytes an organisation may keep: its setting "media_quota_mb", else 2 GB."""
    said = organisation.settings.get("media_quota_mb") if organisation else None
    return (said if isinstance(said, int) and said > 0 else QUOTA_MB) * 1_000_000


def taken(*, viewer: Viewer) -> int:
    """Bytes of the files of the viewer's organisation."""
    with within(viewer.municipality):
        total = Asset.objects.filter(organisation=viewer.organisation).aggregate(total=Sum("size"))["total"]
    return int(total or 0)


def _stored(viewer: Viewer, content: bytes, mime: str, suffix: str, name: str, more: dict[str, Any]) -> Asset:
    digest = sha256(content).hexdigest()
    with within(viewer.municipality):
        known: Asset | None = Asset.objects.filter(digest=digest).first()
        if known:
            return known
        owner = Organisation.objects.filter(pk=viewer.organisation).first()
        if taken(viewer=viewer) + len(content) > quota(owner):
            raise StorageFullError(FULL)
        path = original_path(municipality=viewer.municipality, digest=digest, suffix=suffix)
        if not path.exists():
            write_once(path, content)
        defaults = {
            "organisation_id": viewer.organisation,
            "mime": mime,
            "size": len(content),
            "name": PurePosixPath(name.replace("\\", "/")).name[:200],
            **more,
        }
        asset, _ = Asset.objects.get_or_create(
            municipality_id=viewer.municipality, digest=digest, defaults=defaults
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
    path = folder("renditions", asset.digest[:2]) / f"{asset.digest}-{width}.webp"
    if not path.exists():
        write_once(path, shrink(file_of(asset).read_bytes(), width=width))
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
