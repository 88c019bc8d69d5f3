"""Programs that may ask and write: made, given a new key, withdrawn. A key is shown once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.errors import NotFound
from smartvillage.core.people.rights import Role
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.peopleforms import NONE, open_organisations
from smartvillage.surfaces.oauth.clients import Credentials, create_client, renew_secret, safe_redirect
from smartvillage.surfaces.oauth.models import Client
from smartvillage.surfaces.oauth.tokens import forget_tokens

ADDRESSES = 10


class ClientForm(forms.Form):
    """`redirect_uris`: one in a line, for programs that act for people."""

    name = forms.CharField(label="Name", max_length=120)
    organisation = forms.ModelChoiceField(label="Organisation", queryset=NONE, empty_label="Bitte wählen")
    role = forms.ChoiceField(label="Rolle", choices=Role.choices, initial=Role.READ_ONLY)
    redirect_uris = forms.CharField(
        label="Rückadressen",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nur wenn Menschen dem Programm etwas erlauben sollen; eine in jeder Zeile.",
    )
    public = forms.BooleanField(
        label="Das Programm läuft auf Geräten anderer und kann keinen Schlüssel geheim halten", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = open_organisations()

    def clean_redirect_uris(self) -> list[str]:
        found = [
            line.strip() for line in str(self.cleaned_data["redirect_uris"]).splitlines() if line.strip()
        ]
        if bad := next((one for one in found if not safe_redirect(one)), None):
            raise forms.ValidationError(f"Hierhin darf niemand geschickt werden: {bad}")
        if len(found) > ADDRESSES:
            raise forms.ValidationError(f"Höchstens {ADDRESSES} Adressen.")
        return found


@administration
@sensitive_variables("made")
def clients(request: StaffRequest) -> HttpResponse:
    """All of them, and a form for one more, whose key the answer shows."""
    form = ClientForm(request.POST or None, initial={"organisation": request.viewer.organisation})
    made: Credentials | None = None
    if request.method == "POST" and form.is_valid():
        made = _create(request, form)
        form = ClientForm()
    return _page(request, form, made=made, name=request.POST.get("name", ""))


@administration
@sensitive_variables("made")
def client(request: StaffRequest, client: int) -> HttpResponse:
    """POST `step`: "key" for a new one, "delete" to withdraw it. People's own programs follow their people."""
    found = Client.objects.filter(pk=client, membership=None).select_related("organisation").first()
    if found is None:
        raise NotFound
    step = request.POST.get("step", "")
    if step == "key":
        with transaction.atomic():
            made = renew_secret(found)
            _note(request, found, Action.CLIENT_KEY)
        forget_tokens()
        return _page(request, ClientForm(), made=made, name=found.name)
    if step == "delete":
        with transaction.atomic():
            _note(request, found, Action.CLIENT_GONE)
            found.delete()
        forget_tokens()
        messages.success(request, f"„{found.name}“ hat keinen Zugang mehr.")
    return redirect("cms-clients")


@transaction.atomic
def _create(request: StaffRequest, form: ClientForm) -> Credentials:
    said = form.cleaned_data
    made = create_client(
        organisation=said["organisation"],
        role=said["role"],
        name=said["name"],
        redirect_uris=said["redirect_uris"],
        confidential=not said["public"],
        owner=request.user,
    )
    _note(request, Client.objects.select_related("organisation").get(uid=made.client_id), Action.CLIENT)
    return made


def _note(request: StaffRequest, found: Client, action: str) -> None:
    note(
        municipality=request.municipality.id,
        action=action,
        viewer=request.viewer,
        whom=found.name,
        organisation=found.organisation,
        details={"role": found.role},
    )


def _page(request: StaffRequest, form: ClientForm, *, made: Credentials | None, name: str) -> HttpResponse:
    found = Client.objects.select_related("organisation", "owner", "membership__account")
    context = {
        "clients": found.order_by("organisation__folded", "name"),
        "form": form,
        "made": made,
        "name": name,
    }
    return render(request, "cms/people/clients.html", context, status=422 if form.errors else 200)
