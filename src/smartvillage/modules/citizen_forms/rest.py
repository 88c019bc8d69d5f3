"""Citizens' forms for administrators."""

from django.http import HttpResponse

from smartvillage.core.content.access import require
from smartvillage.core.people.rights import Role
from smartvillage.modules.citizen_forms.models import CitizenForm
from smartvillage.surfaces.rest.call import Call, said

MOST = 1000


def listed(call: Call) -> HttpResponse:
    """The newest thousand."""
    require(call.viewer.role == Role.ADMIN)
    rows = [
        {
            "id": form.pk,
            "data_type": form.data_type,
            "data_source": form.source,
            "content": form.content,
            "created_at": form.created_at,
            "updated_at": form.updated_at,
            "url": f"/app_user_contents/{form.pk}.json",
        }
        for form in CitizenForm.objects.order_by("-pk")[:MOST]
    ]
    return said(rows)


ROUTES = {"app_user_contents": {"GET": listed}}
