"""Where the municipality is in the catalogue, and its own key for a source that is asked in its name."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.content import access
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.sealing import seal
from smartvillage.modules.services.cms.door import editors, own_of
from smartvillage.modules.services.cms.sheets import PlaceSheet
from smartvillage.modules.services.models import Connection
from smartvillage.modules.services.models.overlay import REQUESTS_PER_DAY
from smartvillage.modules.services.proxying import proxy_of
from smartvillage.modules.services.sources.client import PURPOSE
from smartvillage.modules.services.tree import STATE_OF_ARS, Node, tree
from smartvillage.modules.services.versions import bump_overlay, states
from smartvillage.surfaces.cms.forms.sheet import PartForm
from smartvillage.surfaces.cms.guard import StaffRequest

NO_PROXY = "Für dieses Land werden keine Anfragen durchgeleitet"
LEVELS = ("district", "association", "municipality", "locality")


@editors
def place_page(request: StaffRequest) -> HttpResponse:
    access.require(request.viewer.role == Role.ADMIN)
    municipality = request.viewer.municipality
    with within(municipality):
        known = Connection.objects.first()
    home = own_of(request).home
    stored: dict[str, Any] = {"area": home.area.public_id} if known and known.area_id and home.area else {}
    stored["requests_per_day"] = known.requests_per_day if known else REQUESTS_PER_DAY
    form = PartForm.showing(PlaceSheet, stored)
    if request.method == "POST":
        form = PartForm.sent(PlaceSheet, request.POST, stored)
        said = (form.values.get("area") or "").strip()
        found = _found(said) if said else []
        if said and len(found) != 1:
            form.problems["area"] = _which(said, found)
        state, node = found[0] if found else (home.state, None)
        if form.values.get("secret") and proxy_of(state) is None:
            form.problems["secret"] = NO_PROXY
        if form.ready:
            _save(municipality, form.values, state, node)
            messages.success(request, "Gespeichert. Es gilt sofort.")
            return redirect("cms-services-place")
    context = {"home": home, "form": form, "has_secret": bool(known and known.secret)}
    return render(request, "services/cms/place.html", context, status=422 if form.problems else 200)


def _found(said: str) -> list[tuple[str, Node]]:
    """State and place; several where a name is not the only one."""
    found: dict[int, tuple[str, Node]] = {}
    for state in sorted(states()):
        known = tree(state)
        if node := known.resolve(said):
            return [(state, node)]
        there = known.at_postcode(said) if said.isdecimal() else known.named(said.split(), limit=10)
        same = [node for node in there if node.level in LEVELS]
        exact = [node for node in same if node.name.casefold() == said.casefold()]
        for node in exact or same:
            own = STATE_OF_ARS.get(node.ars[:2], state)
            found.setdefault(node.id, (own, node))
    return list(found.values())


def _which(said: str, found: list[tuple[str, Node]]) -> str:
    if not found:
        return f"„{said}“ ist im Katalog nicht bekannt"
    names = ", ".join(f"{node.display_name} ({node.public_id})" for _, node in found[:6])
    return f"„{said}“ ist nicht eindeutig. Bitte geben Sie die Zahl in Klammern ein: {names}"


def _save(municipality: int, said: dict[str, Any], state: str, node: Node | None) -> None:
    values: dict[str, Any] = {"state": state, "area_id": node.id if node else None}
    values["requests_per_day"] = said.get("requests_per_day") or REQUESTS_PER_DAY
    if said.get("secret"):
        values["secret"] = seal(said["secret"].strip(), purpose=PURPOSE)
        values["source"] = proxy_of(state)
    with within(municipality), transaction.atomic():
        Connection.objects.update_or_create(municipality_id=municipality, defaults=values)
        bump_overlay(municipality=municipality)
