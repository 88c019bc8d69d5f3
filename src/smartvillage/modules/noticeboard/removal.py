"""The page behind the link in the author's mail: opening it changes nothing, its button takes the notice down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from smartvillage.core.content.states import trash_item
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewers import viewer_for
from smartvillage.modules.noticeboard.document import Notice
from smartvillage.modules.noticeboard.links import item_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, token: str) -> HttpResponse:
    item = item_of(token)
    if item is None:
        return render(request, "noticeboard/removal.html", {"gone": True})
    if request.method == "POST":
        trash_item(
            viewer=viewer_for(organisation=item.organisation, role=Role.ADMIN, client="link"), item=item
        )
        return render(request, "noticeboard/removal.html", {"removed": True})
    notice = Notice.model_validate_json(item.document)
    until = next((span.date_end for span in notice.dates), None)
    shown = {"title": notice.headline(), "created": item.created_at, "until": until}
    return render(request, "noticeboard/removal.html", shown)


urlpatterns = [path("confirmation/destroy/<str:token>", remove, name="notice-removal")]
