"""The search and command field: go to an item by title or number, to a list, to a new item."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from smartvillage.core.content.select import ItemQuery
from smartvillage.kit.words import fold
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import item_url_of, list_url, writable_kinds
from smartvillage.surfaces.cms.todo import COLUMNS, lines
from smartvillage.surfaces.webapp.cards import Link

MOST = 50


@staff
def search(request: StaffRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:200]
    if text.isdecimal() and len(text) < 19:
        numbered = ItemQuery(viewer=request.viewer, kind=None).where("i.id = %s", int(text)).rows(COLUMNS)
        if numbered:
            return redirect(item_url_of(numbered[0][1], numbered[0][2], numbered[0][0]))
    words = fold(text).split()
    commands = [
        link for link in _commands(request) if words and all(word in fold(link.label) for word in words)
    ]
    query = ItemQuery(viewer=request.viewer, kind=None).order("updatedAt", descending=True)
    query.mentioning(text)
    found = lines(query, limit=MOST) if words else []
    return render(
        request, "cms/search.html", {"text": text, "commands": commands, "lines": found, "most": MOST}
    )


def _commands(request: StaffRequest) -> Iterable[Link]:
    for kind in writable_kinds(request.viewer, request.municipality):
        yield Link(f"{kind.label} anlegen (neu)", reverse("cms-new", args=[kind.slug]), "plus")
        yield Link(f"{kind.plural}: Liste", list_url(kind), "list")
    yield Link("Heute", reverse("cms-today"), "layout-dashboard")
    yield Link("Zweiter Faktor, Passkey und Notfallcodes", reverse("mfa_index"), "shield-check")
    yield Link("Passwort ändern", reverse("account_change_password"), "key")
