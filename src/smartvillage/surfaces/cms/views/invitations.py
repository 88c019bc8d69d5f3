"""Inviting somebody, and answering an invitation."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from smartvillage.core.content.errors import Conflict, Invalid, NotFound
from smartvillage.core.limits import TooMany, limit
from smartvillage.core.people.invitations import (
    Terms,
    accept,
    find_invitation,
    invite,
    is_open,
    needs_password,
    renew,
    withdraw,
)
from smartvillage.core.people.memberships import STAFF_ROLES
from smartvillage.core.people.models import Account, Invitation, Membership
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.inviting import said, send_invitation, tell_joined
from smartvillage.surfaces.cms.peopleforms import AcceptForm, InviteForm
from smartvillage.surfaces.cms.rolewords import ROLE_SAYS
from smartvillage.surfaces.http import client_address

AN_HOUR = 60
TRIES = 30
ANSWERED = "Die Einladung ist inzwischen beantwortet oder zurückgezogen."


@administration
def new(request: StaffRequest) -> HttpResponse:
    """The form; who has an account already joins at once and is told."""
    form = InviteForm(
        request.POST or None,
        municipality=request.municipality.id,
        initial={"organisations": [request.GET.get("organisation") or request.viewer.organisation]},
    )
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        return redirect("cms-persons")
    context = {"form": form, "says": [(role.label, ROLE_SAYS[role]) for role in STAFF_ROLES]}
    return render(request, "cms/people/invite.html", context, status=422 if form.errors else 200)


@administration
def invitation(request: StaffRequest, invitation: int) -> HttpResponse:
    """How an invitation stands; POST sends it again or withdraws it."""
    found = Invitation.objects.filter(pk=invitation).select_related("invited_by").first()
    if found is None:
        raise NotFound
    if request.method == "POST":
        _step(request, found)
        return redirect("cms-persons")
    offers = found.offers.select_related("organisation", "deputises")
    context = {"invitation": found, "jobs": [said(one) for one in offers], "open": is_open(found)}
    return render(request, "cms/people/invitation.html", context)


@never_cache
@sensitive_post_parameters()
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: a password for a new account, one button for one that exists."""
    municipality = request.municipality  # type: ignore[attr-defined]
    try:
        limit(f"invitation:{client_address(request.META)}", times=TRIES, seconds=600)
    except TooMany as error:
        return render(request, "account/invitation_gone.html", {"why": str(error)}, status=429)
    found = find_invitation(municipality=municipality.id, token=token)
    if found is None or not is_open(found):
        return render(request, "account/invitation_gone.html", {"why": _why(found)}, status=410)
    fresh = needs_password(found)
    form = AcceptForm(request.POST or None, invitation=found) if fresh else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _accepted(request, found, form)
    jobs = [said(one) for one in found.offers.select_related("organisation", "deputises")]
    context = {"invitation": found, "form": form, "jobs": jobs}
    return render(request, "account/invitation.html", context, status=422 if form and form.errors else 200)


def _invited(request: StaffRequest, form: InviteForm) -> bool:
    data = form.cleaned_data
    terms = Terms(tuple(data["organisations"]), data["role"], data["ends_on"], data["deputises"])
    try:
        limit(f"invite:{request.municipality.id}:{request.user.pk}", times=AN_HOUR, seconds=3600)
        made = invite(viewer=request.viewer, email=data["email"], name=data["name"], terms=terms)
    except TooMany as error:
        form.add_error(None, str(error))
        return False
    except Invalid as error:
        for name, text in error.problems.items():
            form.add_error(name if name in form.fields else None, text)
        return False
    if made.invitation:
        send_invitation(request, made.invitation, made.token)
        messages.success(
            request, f"{made.invitation.email} hat eine Einladung bekommen. Sie gilt sieben Tage."
        )
    elif made.account:
        _tell(request, made.account, terms)
        messages.success(
            request, f"{made.account} hat schon ein Konto, gehört jetzt dazu und ist benachrichtigt."
        )
    return True


def _tell(request: StaffRequest, account: Account, terms: Terms) -> None:
    rows = Membership.objects.filter(account=account, organisation__in=terms.organisations)
    tell_joined(request, account, rows.select_related("organisation", "deputises"))


def _step(request: StaffRequest, found: Invitation) -> None:
    try:
        if request.POST.get("step") == "withdraw":
            withdraw(viewer=request.viewer, invitation=found)
            messages.success(request, f"Die Einladung an {found.email} ist zurückgezogen.")
        elif request.POST.get("step") == "renew":
            limit(f"invite:{request.municipality.id}:{request.user.pk}", times=AN_HOUR, seconds=3600)
            token = renew(viewer=request.viewer, invitation=found)
            found.refresh_from_db()
            send_invitation(request, found, token)
            messages.success(request, f"Die Einladung an {found.email} ist noch einmal unterwegs.")
    except Conflict:
        messages.error(request, ANSWERED)
    except TooMany as error:
        messages.error(request, str(error))


def _accepted(request: HttpRequest, found: Invitation, form: AcceptForm | None) -> HttpResponse:
    password = form.cleaned_data["password1"] if form else ""
    try:
        account = accept(invitation=found, password=password)
    except Conflict:
        found.refresh_from_db()
        return render(request, "account/invitation_gone.html", {"why": _why(found)}, status=410)
    if form is None:
        messages.success(request, "Sie gehören jetzt dazu. Bitte melden Sie sich mit Ihrem Konto an.")
        return redirect("cms-today")
    login = Login(user=account, email=account.email, redirect_url=reverse("cms-second-factor"))
    done: HttpResponse = perform_password_login(request, {"email": account.email}, login)
    return done


def _why(found: Invitation | None) -> str:
    if found is None:
        return "Diesen Link gibt es nicht, oder er wurde durch einen neueren ersetzt. Der Link im letzten Brief gilt."
    if found.accepted_at:
        return "Diese Einladung ist schon angenommen. Bitte melden Sie sich an."
    if found.withdrawn_at:
        return "Diese Einladung wurde zurückgezogen."
    return "Diese Einladung ist abgelaufen; sie galt sieben Tage."
