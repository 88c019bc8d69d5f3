"""Pictures on their way into a form."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from smartvillage.core.media.actions import rendition_url
from smartvillage.core.media.pictures import PictureError
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.uploads import fields, take

NO_FILE = "Es ist keine Datei angekommen."


@staff
@require_POST
def upload(request: StaffRequest) -> HttpResponse:
    """A picture (`file`) in, the fields of a medium out: {fields: {name: text}, thumbnail}; 422 {error}."""
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": NO_FILE}, status=422)
    try:
        asset = take(viewer=request.viewer, file=file)
    except PictureError as problem:
        return JsonResponse({"error": str(problem)}, status=422)
    texts = fields(asset)
    return JsonResponse({"fields": texts, "thumbnail": rendition_url(texts["url"], 320)})
