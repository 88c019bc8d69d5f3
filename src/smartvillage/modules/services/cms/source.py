"""One source's form: what kind it is, where it is asked, with which key."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.content import access
from smartvillage.core.sealing import seal
from smartvillage.modules.services.cms.door import editors, operates, own_of
from smartvillage.modules.services.cms.sheets import KINDS, SourceSheet
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.sources.client import PURPOSE
from smartvillage.surfaces.cms.forms.sheet import PartForm
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.webapp.facts import web_address

SETTINGS = ("token_url", "client_id", "scope", "ars", "keys", "per_second", "budget")
FILES = (Source.Kind.XZUFI,)


@editors
def source_page(request: StaffRequest, number: int = 0) -> HttpResponse:
    access.require(operates(request))
    state = own_of(request).home.state
    source = Source.objects.filter(pk=number, state=state).first() if number else Source(state=state)
    if source is None or source.kind == Source.Kind.MANUAL or not state:
        raise Http404
    stored = _stored(source)
    form = PartForm.showing(SourceSheet, stored)
    if request.method == "POST":
        form = PartForm.sent(SourceSheet, request.POST, stored)
        _check(form)
        if form.ready and _save(source, form):
            messages.success(request, f"{source.name}: gespeichert.")
            return redirect("cms-services-sources")
        form.raw["secret"] = ""
    context = {"source": source, "form": form}
    return render(request, "services/cms/source.html", context, status=422 if form.problems else 200)


def _stored(source: Source) -> dict[str, Any]:
    if source.pk is None:
        return {}
    known = {name: source.settings[name] for name in SETTINGS if source.settings.get(name) is not None}
    for name in ("ars", "keys"):
        if isinstance(known.get(name), str):
            known[name] = [known[name]]
    columns = ("name", "kind", "base_url", "mode", "every_minutes", "rank")
    return {**known, **{name: getattr(source, name) for name in columns}}


def _check(form: PartForm) -> None:
    said = form.values
    if said.get("kind") not in KINDS:
        form.problems["kind"] = "Bitte wählen Sie eine Art"
    elif said["kind"] not in FILES and not web_address(said.get("base_url")):
        form.problems["base_url"] = "Das ist keine Adresse im Netz. Sie beginnt mit https://"
    if said.get("kind") == Source.Kind.PVOG_FEED and len(said.get("ars") or ()) > 1:
        form.problems["ars"] = "Der Bereitstelldienst kann nur nach einem Gebiet gefragt werden"
    if said.get("mode") not in Source.Mode.values:
        form.problems["mode"] = "Bitte wählen Sie eine Arbeitsweise"
    elif said["mode"] != Source.Mode.CATALOGUE and said.get("kind") != Source.Kind.REST_ZUFI:
        form.problems["mode"] = "Durchleiten kann nur REST-ZuFi"
    for name, least, most in (("every_minutes", 5, 100_000), ("rank", 0, 1000), ("per_second", 1, 1000)):
        value = said.get(name)
        if value is not None and not least <= value <= most:
            form.problems[name] = f"Bitte eine Zahl von {least} bis {most}"


def _save(source: Source, form: PartForm) -> bool:
    said = form.values
    for name in ("name", "kind", "base_url", "mode"):
        setattr(source, name, str(said[name]).strip()[:1000])
    source.name = source.name[:120]
    source.every_minutes, source.rank = said.get("every_minutes") or 1440, said.get("rank") or 0
    kept = {name: value for name, value in source.settings.items() if name not in SETTINGS}
    source.settings = kept | {name: said[name] for name in SETTINGS if said.get(name)}
    if said.get("secret"):
        source.secret = seal(said["secret"].strip(), purpose=PURPOSE)
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError:
        form.problems["name"] = "Eine Quelle dieses Namens gibt es schon"
        return False
    return True
