"""Answers that programs fetch again and again: revalidated by what they say, not by the minute."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag


def answered(
    request: HttpRequest, body: bytes, *, content_type: str, modified: datetime | None = None
) -> HttpResponseBase:
    """The body, or 304 for who has it. Any site may read it; it holds nothing but what is public."""
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    seconds = int(modified.timestamp()) if modified else None
    response = HttpResponse(body, content_type=f"{content_type}; charset=utf-8")
    response["ETag"] = etag
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    response["Cache-Control"] = "public, max-age=300"
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Cookie"])  # the reader's place and language
    return get_conditional_response(request, etag, seconds, response) or response
