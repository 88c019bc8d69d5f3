"""The pages behind links in mails: a button confirms, a form sets a password; opening one changes nothing."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from smartvillage.core.content.errors import Invalid
from smartvillage.modules.members import actions
from smartvillage.modules.members.links import Link, read_link


class PasswordForm(forms.Form):
    """Twice, so that a slip is noticed."""

    password = forms.CharField(
        label="Neues Passwort",
        help_text="Mindestens 8 Zeichen",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label="Noch einmal dasselbe", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    found = read_link(token)
    if found is None:
        return _say(request, "gone", status=404)
    if found.purpose == "confirm":
        return _confirm(request, found)
    return _set_password(request, found)


def _confirm(request: HttpRequest, found: Link) -> HttpResponse:
    if request.method != "POST":
        return _say(request, "confirm", email=found.email)
    done = actions.confirm(member=found.member, email=found.email)
    return _say(request, "confirmed" if done else "gone", status=200 if done else 409)


def _set_password(request: HttpRequest, found: Link) -> HttpResponse:
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_password(
                member=found.member,
                password=form.cleaned_data["password"],
                repeated=form.cleaned_data["repeated"],
            )
        except Invalid as error:
            for text in error.problems.values():
                form.add_error("password", text)
        else:
            actions.confirm(member=found.member, email=found.email)
            return _say(request, "changed")
    return render(
        request,
        "members/password.html",
        {"form": form, "email": found.email},
        status=422 if form.errors else 200,
    )


def _say(request: HttpRequest, what: str, *, status: int = 200, email: str = "") -> HttpResponse:
    return render(request, "members/said.html", {"what": what, "email": email}, status=status)


urlpatterns = [path("profil/<str:token>", link, name="member-link")]
