"""`PUT /s3/uploads/cms_uploads/<file>`, and reading what was put there."""

from http import HTTPStatus
from urllib.parse import quote
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from smartvillage.core.limits import TooMany, limit
from smartvillage.core.media.actions import asset_url, store_file
from smartvillage.core.media.documents import MAX_BYTES, DocumentError
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import PictureError
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewers import viewer_for
from smartvillage.surfaces.http import CORS, client_address
from smartvillage.surfaces.storage.keys import BUCKET, PREFIX, organisation_of, secret_key
from smartvillage.surfaces.storage.signature import BadSignature, key_of, verify

FOLDER = "cms_uploads/"
WRONG_TRIES = 60


@csrf_exempt
def stored(request: HttpRequest, key: str) -> HttpResponse:
    if request.method == "OPTIONS":
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    elif request.method == "PUT":
        response = _put(request, key)
    elif request.method in ("GET", "HEAD"):
        response = _get(key)
    else:
        response = _refused(HTTPStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed")
    for name, value in CORS:
        response[name] = value
    return response


def _put(request: HttpRequest, key: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    organisation = organisation_of(key_of(query))
    try:
        limit(f"storage:{client_address(request.META)}", times=WRONG_TRIES * 10, seconds=600)
        if organisation is None or not key.startswith(FOLDER) or len(key) > 200:
            raise BadSignature("unknown key")
        headers = {name.lower(): value for name, value in request.headers.items()}
        verify(
            method="PUT",
            path=quote(request.path, safe="/-_.~"),
            query=query,
            headers=headers,
            secret=secret_key(organisation),
        )
    except BadSignature as error:
        return _refused(HTTPStatus.FORBIDDEN, "SignatureDoesNotMatch", str(error))
    except TooMany as error:
        return _refused(HTTPStatus.SERVICE_UNAVAILABLE, "SlowDown", str(error))
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "EntityTooLarge")
    viewer = viewer_for(organisation=organisation, role=Role.USER, client="storage")
    try:
        asset = store_file(viewer=viewer, content=request.read(), name=key.rpartition("/")[2])
    except (DocumentError, PictureError) as error:
        return _refused(HTTPStatus.BAD_REQUEST, "InvalidArgument", str(error))
    Asset.objects.filter(pk=asset.pk, key="").update(key=key)
    return HttpResponse(status=HTTPStatus.OK, headers={"ETag": f'"{asset.digest}"'})


def _get(key: str) -> HttpResponse:
    """The file itself lies under its own address."""
    found = Asset.objects.filter(key=key).first() if key else None
    if found is None:
        raise Http404
    return HttpResponseRedirect(asset_url(found))


def _refused(status: HTTPStatus, code: str, message: str = "") -> HttpResponse:
    body = f'<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>'
    return HttpResponse(body, status=status, content_type="application/xml")


urlpatterns = [path(f"{PREFIX}/{BUCKET}/<path:key>", stored, name="storage")]
