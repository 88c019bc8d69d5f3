"""Whether this installation works, for monitors."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse


def health_check(_request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database not reachable", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
