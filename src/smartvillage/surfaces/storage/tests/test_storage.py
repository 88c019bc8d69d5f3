"""Uploads signed as upstream's CMS signs them."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.surfaces.rest.tests.test_media import PDF, SVG, photo
from smartvillage.surfaces.storage.keys import BUCKET, REGION, access_key, secret_key
from smartvillage.surfaces.storage.signature import BadSignature, verify
from smartvillage.testing import Place, Reply, call

PATH = f"/s3/{BUCKET}/cms_uploads/bild%20eins-0a1b.jpg"


def keys(place: Place) -> tuple[str, str]:
    with within(place.id):
        organisation = Organisation.objects.get(pk=place.organisation)
    return access_key(organisation), secret_key(organisation)


def sign(
    place: Place,
    *,
    path: str = PATH,
    method: str = "PUT",
    at: datetime | None = None,
    expires: int = 900,
    **changes: str,
) -> str:
    """A presigned address, computed here independently of the code it tests."""
    key, secret = keys(place)
    moment = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{moment[:8]}/{REGION}/s3/aws4_request"
    query = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": f"{changes.get('key', key)}/{scope}",
        "X-Amz-Date": moment,
        "X-Amz-Expires": str(expires),
        "X-Amz-SignedHeaders": "host",
    }
    said = urlencode(sorted(query.items()), quote_via=quote, safe="-_.~")
    canonical = f"{method}\n{path}\n{said}\nhost:{place.slug}.localhost\n\nhost\nUNSIGNED-PAYLOAD"
    text = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signing = f"AWS4{changes.get('secret', secret)}".encode()
    for part in scope.split("/"):
        signing = hmac.new(signing, part.encode(), hashlib.sha256).digest()
    return f"{path}?{said}&X-Amz-Signature={hmac.new(signing, text.encode(), hashlib.sha256).hexdigest()}"


def put(place: Place, address: str, content: bytes) -> Reply:
    path, _, query = address.partition("?")
    from urllib.parse import unquote

    return call(
        f"{unquote(path)}?{query}",
        content,
        method="PUT",
        host=f"{place.slug}.localhost",
        content_type="image/jpeg",
    )


def read(place: Place) -> Reply:
    return call(f"/s3/{BUCKET}/cms_uploads/bild eins-0a1b.jpg", method="GET", host=f"{place.slug}.localhost")


def test_a_signed_upload_is_stored_and_readable(town: Place, amt: Place) -> None:
    assert put(town, sign(town), photo()).status == 200
    found = read(town)
    assert found.status == 302
    shown = call(found.headers["Location"], method="GET", host="bad-belzig.localhost")
    assert (shown.status, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert read(amt).status == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"secret": "wrong"},
        {"key": "SV000001O00000999"},
        {"key": ""},
        {"expires": 0},
        {"expires": 10**7},
        {"at": datetime.now(UTC) - timedelta(hours=1)},
        {"at": datetime.now(UTC) + timedelta(hours=1)},
        {"method": "GET"},
        {"path": f"/s3/{BUCKET}/other/bild.jpg"},
    ],
)
def test_what_is_not_signed_for_this_is_refused(town: Place, changes: dict[str, Any]) -> None:
    answer = put(town, sign(town, **changes), photo())
    assert answer.status == 403
    assert b"<Code>SignatureDoesNotMatch</Code>" in answer.body
    with within(town.id):
        assert Asset.objects.count() == 0


def test_another_municipality_s_keys_open_nothing(town: Place, amt: Place) -> None:
    key, secret = keys(amt)
    assert put(town, sign(town, key=key, secret=secret), photo()).status == 403


def test_a_changed_address_is_no_longer_signed(town: Place) -> None:
    assert put(town, sign(town).replace("bild", "mild"), photo()).status == 403
    assert put(town, PATH, photo()).status == 403


def test_what_a_file_is_counts_here_too(town: Place) -> None:
    assert put(town, sign(town), SVG).status == 400
    assert put(town, sign(town), b"").status == 400
    assert put(town, sign(town), PDF).status == 200


def test_the_example_that_aws_publishes() -> None:
    """From the documentation of signature version 4, query parameters: GET test.txt of examplebucket."""
    query = (
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    )
    asked: Any = {
        "method": "GET",
        "path": "/test.txt",
        "query": query,
        "headers": {"host": "examplebucket.s3.amazonaws.com"},
        "secret": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    }
    verify(**asked, at=datetime(2013, 5, 24, 12, tzinfo=UTC))
    with pytest.raises(BadSignature, match="expired"):
        verify(**asked, at=datetime(2013, 5, 26, tzinfo=UTC))
