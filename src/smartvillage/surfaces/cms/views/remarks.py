"""Colleagues talk about an item, field by field."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from smartvillage.core.content import access
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.forms.declare import declaration
from smartvillage.surfaces.cms.forms.raw import typed
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url
from smartvillage.surfaces.cms.models import Remark
from smartvillage.surfaces.cms.views.edit import asked_item
from smartvillage.surfaces.cms.wish import number as read_number

LONGEST = 2000


@staff
@require_POST
def remark(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """`text` about `field` is added; `done` names a remark that is dealt with."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    item = asked_item(request, kind, number)
    access.require(access.may_update(request.viewer, item))
    text = typed(request.POST.get("text", "")).strip()[:LONGEST]
    field = request.POST.get("field", "")
    with within(item.municipality_id):
        if done := read_number(request.POST.get("done")):
            Remark.objects.filter(item=item, pk=done, done_at=None).update(done_at=now())
        elif text:
            Remark.objects.create(
                municipality_id=item.municipality_id,
                item=item,
                field=field if field in {spec.name for spec in declaration(kind.document)} else "",
                text=text,
                account=request.user,
            )
        else:
            messages.error(request, "Bitte schreiben Sie, was Sie anmerken möchten.")
    return redirect(f"{item_url(kind, number)}#anmerkungen")
