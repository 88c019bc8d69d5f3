"""Forms that anybody may send: shown like every page, taken exactly once, also from a device that was offline.

A device names each form it sends (`schluessel`) and sends it again until it hears that it was taken. Without script
there is no name; then the same content counts as the same form. An answer is a page, or for `Accept:
application/json` `{"thanks", "text"}`, or `{"problems": {field: message}}` with 422; with 429 and 5xx it is worth
another try.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from smartvillage.core.limits import TooMany, limit
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import viewer_for
from smartvillage.surfaces.http import client_address
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.device import own_form
from smartvillage.surfaces.webapp.models import Submission
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.rooms import View

KEY, TRAP, ABOUT = "schluessel", "webseite", "zu"
AN_HOUR = 30
_KEY = re.compile(r"[0-9A-Za-z-]{16,64}")
Values = Mapping[str, Any]
Words = str | Promise


@dataclass(frozen=True)
class FormPage:
    """A form at `path`. `make` gives the fields; `receive` keeps what was sent, in the transaction that notes it.

    A field `zu` is told which page is meant (`?zu=/nachrichten/12-markt`).
    """

    path: str
    title: Words
    intro: Words
    thanks: Words
    make: Callable[[PageContext], type[forms.Form]]
    receive: Callable[[Viewer, Values], None]


def form_view(page: FormPage) -> View:
    shown, taken = public_page(_shown(page)), own_form(_taken(page))

    def view(request: HttpRequest) -> HttpResponse:
        return taken(request) if request.method == "POST" else shown(request)

    # Django reads this off the outermost view; `own_form` looks after foreign pages itself.
    view.csrf_exempt = True  # type: ignore[attr-defined]
    return view


def sender(context: PageContext) -> Viewer | None:
    """Whoever sends from a page acts as the app does: for the municipality's first organisation."""
    first = Organisation.objects.order_by("pk").first()
    return viewer_for(organisation=first, role=Role.APP, client="webapp") if first else None


def _shown(page: FormPage) -> View:
    def view(request: HttpRequest) -> HttpResponse:
        if "gesendet" in request.GET:
            return render(request, "webapp/sent.html", {"page": page})
        about = request.GET.get(ABOUT, "")[:500]
        form = page.make(context_of(request))(initial={ABOUT: about if about.startswith("/") else ""})
        return _form(request, page, form)

    return view


def _taken(page: FormPage) -> View:
    def view(request: HttpRequest) -> HttpResponse:
        context = context_of(request)
        try:
            limit(
                f"page:{context.municipality.id}:{client_address(request.META)}", times=AN_HOUR, seconds=3600
            )
        except TooMany as error:
            return _later(request, error)
        form = page.make(context)(request.POST, request.FILES)
        if not form.is_valid():
            return _wrong(request, page, form)
        viewer = sender(context)
        if viewer is None:
            return _later(request, TooMany(3600))
        if not request.POST.get(TRAP):  # a field no person sees
            _once(viewer, page, _key(request), form.cleaned_data)
        return _thanks(request, page)

    return view


def _once(viewer: Viewer, page: FormPage, key: str, values: Values) -> None:
    with transaction.atomic():
        _row, fresh = Submission.objects.get_or_create(municipality_id=viewer.municipality, key=key)
        if fresh:
            page.receive(viewer, values)


def _key(request: HttpRequest) -> str:
    given = request.POST.get(KEY, "")
    if _KEY.fullmatch(given):
        return given
    said = hashlib.sha256(repr((request.path, sorted(request.POST.lists()))).encode())
    for _name, file in sorted(request.FILES.items()):
        said.update(file.read())  # type: ignore[union-attr]
        file.seek(0)  # type: ignore[union-attr]
    return said.hexdigest()


def _thanks(request: HttpRequest, page: FormPage) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"thanks": _("Vielen Dank!"), "text": str(page.thanks)})
    return HttpResponseRedirect(f"{page.path}?gesendet", status=303)


def _wrong(request: HttpRequest, page: FormPage, form: forms.Form) -> HttpResponse:
    if _wants_json(request):
        problems = {name: " ".join(map(str, errors)) for name, errors in form.errors.items()}
        return JsonResponse({"problems": problems}, status=422)
    return _form(request, page, form, status=422)


def _later(request: HttpRequest, error: TooMany) -> HttpResponse:
    headers = {"Retry-After": str(error.seconds)}
    if _wants_json(request):
        return JsonResponse({"error": str(error)}, status=429, headers=headers)
    response = render(request, "webapp/later.html", {"message": str(error)}, status=429)
    response["Retry-After"] = str(error.seconds)
    return response


def _form(request: HttpRequest, page: FormPage, form: forms.Form, *, status: int = 200) -> HttpResponse:
    return render(
        request, "webapp/form.html", {"page": page, "title": page.title, "form": form}, status=status
    )


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
