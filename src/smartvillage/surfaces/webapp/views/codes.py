"""QR codes of pages to take along: `/qr.svg?pfad=/nachrichten/12`, for posters and papers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from smartvillage.kit.words import slug
from smartvillage.surfaces.webapp import codes
from smartvillage.surfaces.webapp.pagecontext import context_of

DAY = "public, max-age=86400"


@require_safe
def code(request: HttpRequest, suffix: str) -> HttpResponse:
    """Of a path of this site: no address of somebody else gets a code that looks like the municipality's."""
    path = request.GET.get("pfad", "")
    if (
        not path.startswith("/")
        or path.startswith("//")
        or len(path) > codes.LONGEST
        or not path.isprintable()
    ):
        raise Http404
    address = context_of(request).absolute(path)
    if suffix == "svg":
        response = HttpResponse(codes.drawing(address), content_type="image/svg+xml")
    else:
        response = HttpResponse(codes.picture(address), content_type="image/png")
    name = f"qr-{slug(path)}"[:80].rstrip("-")
    response["Content-Disposition"] = f'inline; filename="{name}.{suffix}"'
    response["Cache-Control"] = DAY
    return response
