"""Who works for the municipality: the list, and a person's page."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from smartvillage.core.audit.models import Entry
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.people.memberships import STAFF_ROLES, end, join
from smartvillage.core.people.models import Account, Membership
from smartvillage.surfaces.cms.auditing import lines
from smartvillage.surfaces.cms.colleagues import STATES, Colleague, Search, colleagues
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.handback import hand_back, last_hand_over
from smartvillage.surfaces.cms.inviting import tell_joined
from smartvillage.surfaces.cms.leaving import cut_off, sign_out
from smartvillage.surfaces.cms.peopleforms import JoinForm, TermsForm, open_organisations
from smartvillage.surfaces.cms.rolewords import ROLE_SAYS
from smartvillage.surfaces.cms.wish import number

PAGE = 50
LATELY = 10


@administration
def persons(request: StaffRequest) -> HttpResponse:
    """Everybody, narrowed by what the address says."""
    search = Search.of(request.GET)
    found = [one for one in colleagues(request.municipality.id) if search.finds(one)]
    shown = [one for one in found if not search.state or one.state == search.state]
    context = {
        "search": search,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("seite")),
        "chips": list(_chips(request, search, found)),
        "organisations": open_organisations(),
        "roles": [(role.value, role.label) for role in STAFF_ROLES],
    }
    return render(request, "cms/people/list.html", context)


@administration
def person(request: StaffRequest, person: int) -> HttpResponse:
    """What somebody is here; POST changes it: `step` is "set", "end" or "back" with a membership's number, or "add"."""
    found = asked_person(request, person)
    jobs = jobs_of(found)
    step, _, given = request.POST.get("step", "").partition(":")
    job = next((one for one in jobs if one.pk == number(given)), None)
    if step == "add":
        form = _join_form(request, found, jobs, request.POST)
        if form.is_valid() and _add(request, found, form):
            return redirect("cms-person", found.pk)
        return _page(request, found, jobs, form=form, status=422)
    if step == "set" and job:
        changed = _terms_form(request, job, request.POST)
        if changed.is_valid() and _set(request, job, changed):
            return redirect("cms-person", found.pk)
        return _page(request, found, jobs, changed={job.pk: changed}, status=422)
    if step in ("end", "back") and job:
        _turn(request, job, back=step == "back")
        return redirect("cms-person", found.pk)
    if step == "sign-out":
        count = sign_out(viewer=request.viewer, account=found)
        messages.success(request, f"Beendete Sitzungen: {count}. {found} muss sich neu anmelden.")
        return redirect("cms-person", found.pk)
    if step == "hand-back":
        _hand_back(request, found)
        return redirect("cms-person", found.pk)
    if step == "deactivate":
        _deactivate(request, found, jobs)
        return redirect("cms-person", found.pk)
    return _page(request, found, jobs)


def asked_person(request: StaffRequest, person: int) -> Account:
    """Somebody with a membership here, also an ended one. Raises `NotFound`."""
    row = Membership.objects.filter(account=person).select_related("account").first()
    if row is None:
        raise NotFound
    found: Account = row.account
    return found


def jobs_of(account: Account) -> list[Membership]:
    """Their memberships here; those elsewhere are out of scope."""
    rows = Membership.objects.filter(account=account).select_related("account", "organisation", "deputises")
    return list(rows.order_by("organisation__folded"))


def _page(
    request: StaffRequest,
    account: Account,
    jobs: list[Membership],
    *,
    form: JoinForm | None = None,
    changed: dict[int, TermsForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    own = {one.account: one for one in colleagues(request.municipality.id)}
    context: dict[str, Any] = {
        "person": account,
        "colleague": own[account.pk],
        "jobs": [(job, (changed or {}).get(job.pk) or _terms_form(request, job)) for job in jobs],
        "join_form": form or _join_form(request, account, jobs),
        "says": [(role.label, ROLE_SAYS[role]) for role in STAFF_ROLES],
        "handed_over": last_hand_over(municipality=request.municipality.id, leaver=account),
        "log": lines(Entry.objects.filter(person=account).order_by("-at", "-pk")[:LATELY]),
    }
    return render(request, "cms/people/person.html", context, status=status)


def _terms_form(request: StaffRequest, job: Membership, data: Any = None) -> TermsForm:
    return TermsForm(
        data,
        prefix=f"job-{job.pk}",
        initial={"role": job.role, "ends_on": job.ends_on, "deputises": job.deputises_id},
        municipality=request.municipality.id,
        person=job.account_id,
    )


def _join_form(request: StaffRequest, account: Account, jobs: list[Membership], data: Any = None) -> JoinForm:
    return JoinForm(
        data,
        prefix="new",
        municipality=request.municipality.id,
        person=account.pk,
        without=frozenset(job.organisation_id for job in jobs),
    )


def _add(request: StaffRequest, account: Account, form: JoinForm) -> bool:
    made = _joined(request, account, form, form.cleaned_data["organisation"])
    if made:
        tell_joined(request, account, [made])
        messages.success(
            request, f"{account} gehört jetzt zu „{made.organisation}“ und hat eine Nachricht bekommen."
        )
    return made is not None


def _set(request: StaffRequest, job: Membership, form: TermsForm) -> bool:
    made = _joined(request, job.account, form, job.organisation)
    if made:
        messages.success(request, f"Die Angaben zu „{job.organisation}“ gelten von jetzt an.")
    return made is not None


def _joined(request: StaffRequest, account: Account, form: TermsForm, organisation: Any) -> Membership | None:
    said = form.cleaned_data
    try:
        return join(
            viewer=request.viewer,
            account=account,
            organisation=organisation,
            role=said["role"],
            ends_on=said["ends_on"],
            deputises=said["deputises"],
        )
    except Invalid as error:
        form.add_error("role", error.problems["role"])
        return None


def _turn(request: StaffRequest, job: Membership, *, back: bool) -> None:
    """Taken back without the old last day, which may be over."""
    try:
        if back:
            join(viewer=request.viewer, account=job.account, organisation=job.organisation, role=job.role)
        else:
            end(viewer=request.viewer, memberships=[job])
            cut_off(viewer=request.viewer, account=job.account)
    except Invalid as error:
        messages.error(request, error.problems["role"])
        return
    said = "gehört wieder zu" if back else "gehört nicht mehr zu"
    messages.success(request, f"{job.account} {said} „{job.organisation}“.")


def _deactivate(request: StaffRequest, account: Account, jobs: list[Membership]) -> None:
    try:
        end(viewer=request.viewer, memberships=jobs)
        cut_off(viewer=request.viewer, account=account)
    except Invalid as error:
        messages.error(request, error.problems["role"])
        return
    messages.success(request, f"{account} hat hier keinen Zugang mehr.")


def _hand_back(request: StaffRequest, account: Account) -> None:
    done = last_hand_over(municipality=request.municipality.id, leaver=account)
    if done is None:
        messages.error(request, "Diese Übergabe lässt sich nicht mehr zurücknehmen.")
        return
    try:
        stay = hand_back(viewer=request.viewer, done=done)
    except Invalid as error:
        messages.error(request, error.problems["role"])
        return
    kept = f" Was {done.successor} seither bearbeitet hat, bleibt dort ({stay})." if stay else ""
    messages.success(request, f"{account} arbeitet wieder hier; die Übergabe ist zurückgenommen.{kept}")


def _chips(request: StaffRequest, search: Search, found: list[Colleague]) -> Any:
    query = request.GET.copy()
    query.pop("seite", None)
    for name, label in {"": "Alle", **STATES}.items():
        query["zustand"] = name
        yield {
            "label": label,
            "url": f"{reverse('cms-persons')}?{query.urlencode()}",
            "current": search.state == name,
            "count": sum(1 for one in found if not name or one.state == name),
        }
