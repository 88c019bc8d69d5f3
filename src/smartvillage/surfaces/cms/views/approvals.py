"""Who must look at what before citizens see it: the administration's rules."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.approval import MOST, REVIEWERS
from smartvillage.core.content.kinds import kind_by_slug
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.people.memberships import at_work
from smartvillage.surfaces.cms.approvals import EVERYTHING, rules_of, set_rule
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.kinds import writable_kinds
from smartvillage.surfaces.cms.wish import number


@administration
def rules(request: StaffRequest) -> HttpResponse:
    """The rules; POST sets one (`organisation`, `kind`, `wanted`) or drops one (`drop` "<organisation>/<kind>")."""
    municipality = request.viewer.municipality
    known = structure(municipality=municipality, fresh=True)
    kinds = writable_kinds(request.viewer, request.municipality)
    if request.method == "POST":
        who, _, what = request.POST.get("drop", "").partition("/")
        if "drop" in request.POST:
            _set(request, who, what, None)
            messages.success(request, "Die Regel gilt nicht mehr.")
            return redirect("cms-approvals")
        who, what = request.POST.get("organisation", ""), request.POST.get("kind", "")
        wanted = number(request.POST.get("wanted"))
        right = (not who or number(who) in known.organisations) and what in {
            "",
            *(kind.slug for kind in kinds),
        }
        if right and wanted is not None and wanted <= MOST:
            _set(request, who, what, wanted)
            messages.success(request, "Die Regel gilt von jetzt an.")
        else:
            messages.error(request, "Diese Regel gibt es nicht. Bitte wählen Sie aus den Listen.")
        return redirect("cms-approvals")
    found = rules_of(tenant(municipality).settings, known)
    reviewers = len({one.account_id for one in at_work(municipality=municipality) if one.role in REVIEWERS})
    most = max((rule.wanted for rule in found), default=0)
    context = {
        "rules": found,
        "kinds": kinds,
        "organisations": known.organisations.values(),
        "reviewers": reviewers,
        "too_few": reviewers <= most,
    }
    return render(request, "cms/approvals.html", context)


@transaction.atomic
def _set(request: StaffRequest, organisation: str, kind: str, wanted: int | None) -> None:
    municipality = request.viewer.municipality
    set_rule(municipality=municipality, organisation=organisation, kind=kind, wanted=wanted)
    known = kind_by_slug(kind)
    row = structure(municipality=municipality).organisations.get(number(organisation) or 0)
    said = (
        f"Freigaben für {known.plural if known else EVERYTHING}: {'ohne Regel' if wanted is None else wanted}"
    )
    note(
        municipality=municipality,
        action=Action.SETTING,
        viewer=request.viewer,
        organisation=row["name"] if row else "",
        details={"said": said},
    )
