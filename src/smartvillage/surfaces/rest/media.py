"""Files from phones."""

from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from smartvillage.core.limits import limit
from smartvillage.core.media.actions import asset_url, remove_unused, store_file
from smartvillage.core.media.documents import MAX_BYTES, DocumentError
from smartvillage.core.media.pictures import PictureError
from smartvillage.surfaces.http import base_url
from smartvillage.surfaces.rest.call import Call, Refusal, said, text

ENVELOPE = 100_000
UPLOADS_AN_HOUR = 300
DAY = 24 * 3600


def upload(call: Call) -> HttpResponse:
    """201 with an address that everybody can read. What the file is called or said to be does not count."""
    limit(f"upload:{call.municipality}:{call.address}", times=UPLOADS_AN_HOUR, seconds=3600)
    if int(call.request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES + ENVELOPE:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": "Die Datei ist größer als 20 MB."})
    kind, file = _sent(call)
    try:
        asset = store_file(viewer=call.viewer, content=file.read(), name=file.name or "")
    except (DocumentError, PictureError) as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"attachment": [str(error)]}) from error
    cache.set(f"uploaded:{asset.pk}", call.address, DAY)
    content = {
        "id": asset.pk,
        "caption_text": None,
        "copyright": None,
        "height": asset.height,
        "width": asset.width,
        "content_type": kind,
        "mediaable_type": None,
        "mediaable_id": None,
        "created_at": asset.created_at,
        "updated_at": asset.created_at,
    }
    url = f"{base_url(call.request.META)}{asset_url(asset)}"
    return said({"media_content": content, "service_url": url}, status=HTTPStatus.CREATED)


def remove(call: Call, identifier: int) -> HttpResponse:
    """Only what was sent from here within a day and is shown nowhere."""
    own = identifier < 2**63 and cache.get(f"uploaded:{identifier}") == call.address
    if not own or not remove_unused(viewer=call.viewer, number=identifier):
        raise Refusal(HTTPStatus.NOT_FOUND, {"error": "Record not found"})
    return said(status=HTTPStatus.NO_CONTENT)


def _sent(call: Call) -> tuple[str, "UploadedFile[Any]"]:
    given = call.body.get("media_content")
    kind = text(given.get("content_type")) if isinstance(given, dict) else ""
    if not kind:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"content_type": ["can't be blank"]})
    file = call.request.FILES.get("media_content[attachment]")
    if not isinstance(file, UploadedFile):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"attachment": ["can't be blank"]})
    return kind[:40], file


ROUTES = {"media_contents": {"POST": upload}, "media_contents/<int:identifier>": {"DELETE": remove}}
