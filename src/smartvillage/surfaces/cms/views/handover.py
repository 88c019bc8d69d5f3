"""The page on which somebody's work is handed over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.content.errors import Invalid
from smartvillage.core.people.memberships import at_work
from smartvillage.core.people.models import Account, Membership
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.handover import hand_over, luggage, vacant
from smartvillage.surfaces.cms.views.persons import asked_person


class HandOverForm(forms.Form):
    """`roles`: organisations in which the successor takes the leaver's role, where they have none yet."""

    successor = forms.ModelChoiceField(
        label="Nachfolge", queryset=Account.objects.none(), empty_label="Bitte wählen"
    )
    roles = forms.MultipleChoiceField(
        label="Auch die Rolle übernehmen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nur wo die Nachfolge noch nicht mitarbeitet. Angekreuzt ist, wo sonst niemand bliebe.",
    )

    def __init__(
        self, *args: Any, municipality: int, jobs: list[Membership], leaver: Account, **kwargs: Any
    ) -> None:
        team = [one for one in at_work(municipality=municipality) if one.account_id != leaver.pk]
        staffed = {one.organisation_id for one in team}
        alone = [str(job.organisation_id) for job in jobs if job.organisation_id not in staffed]
        super().__init__(*args, **kwargs)
        successor: Any = self.fields["successor"]
        successor.queryset = Account.objects.filter(pk__in={one.account_id for one in team}).order_by("name")
        roles: Any = self.fields["roles"]
        roles.initial = alone
        roles.choices = [
            (str(job.organisation_id), f"{job.organisation} ({job.get_role_display()})") for job in jobs
        ]
        if not jobs:
            del self.fields["roles"]


@administration
def handover(request: StaffRequest, person: int) -> HttpResponse:
    """GET shows what would move, POST moves it and ends the access."""
    leaver = asked_person(request, person)
    here = request.municipality.id
    jobs = vacant(municipality=here, account=leaver)
    form = HandOverForm(request.POST or None, municipality=here, jobs=jobs, leaver=leaver)
    if request.method == "POST" and form.is_valid() and _done(request, leaver, form):
        return redirect("cms-person", leaver.pk)
    context = {"person": leaver, "form": form, "luggage": luggage(municipality=here, account=leaver)}
    return render(request, "cms/people/handover.html", context, status=422 if form.errors else 200)


def _done(request: StaffRequest, leaver: Account, form: HandOverForm) -> bool:
    successor = form.cleaned_data["successor"]
    try:
        hand_over(
            viewer=request.viewer,
            leaver=leaver,
            successor=successor,
            organisations={int(number) for number in form.cleaned_data.get("roles", ())},
        )
    except Invalid as error:
        form.add_error("successor", error.problems["role"])
        return False
    messages.success(request, f"{successor} führt die Arbeit von {leaver} fort. Der Zugang ist beendet.")
    return True
