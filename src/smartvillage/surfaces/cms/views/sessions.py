"""The person's own sessions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.sessions import end_sessions, sessions_of
from smartvillage.surfaces.cms.wish import number


@staff
def sessions(request: StaffRequest) -> HttpResponse:
    """All of them; POST ends one (`end` its number) or all but this ("others")."""
    found = sessions_of(request.user)
    here = request.session.session_key
    if request.method == "POST":
        wanted = request.POST.get("end", "")
        others = [one for one in found if one.session_key != here]
        chosen = others if wanted == "others" else [one for one in others if one.pk == number(wanted)]
        count = end_sessions(chosen)
        if count:
            said = "Die Sitzung ist beendet." if count == 1 else f"{count} Sitzungen sind beendet."
            messages.success(request, said)
        return redirect("cms-sessions")
    rows = [(one, one.session_key == here) for one in found]
    return render(request, "cms/people/sessions.html", {"sessions": rows, "others": len(rows) > 1})
