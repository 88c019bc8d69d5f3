"""Files that belong to a municipality's look: colours, arms, outline."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.theme import SHORT, drawing, kept, palette

# A drawing may hold styles, but nothing that runs or loads.
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@public_page
def stylesheet(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(palette(_tenant(request)).css(), content_type="text/css; charset=utf-8")
    return kept(response, request)


@public_page
def arms(request: HttpRequest) -> HttpResponse:
    svg = drawing(_tenant(request))
    if not svg:
        raise Http404
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Content-Security-Policy"] = DRAWING_POLICY
    return kept(response, request)


@require_safe
def outline(request: HttpRequest) -> HttpResponse:
    """The border of the municipality as GeoJSON; an empty collection where none is known."""
    found = Municipality.objects.values_list("outline", flat=True).get(pk=_tenant(request).id)
    features = found.get("features") or [found] if isinstance(found, dict) else []
    content = {"type": "FeatureCollection", "features": [_feature(one) for one in features]}
    response = JsonResponse(content, content_type="application/geo+json")
    response["Cache-Control"] = SHORT
    return response


def _feature(found: dict[str, object]) -> dict[str, object]:
    """A bare geometry counts as well."""
    if found.get("type") == "Feature":
        return found
    return {"type": "Feature", "properties": {}, "geometry": found}


def _tenant(request: HttpRequest) -> Tenant:
    found: Tenant = request.municipality  # type: ignore[attr-defined]
    return found
