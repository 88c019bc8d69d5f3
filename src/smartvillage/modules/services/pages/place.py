"""Who is responsible for me: choosing the place, and the page of an office."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.modules.services.pages.data import office_data
from smartvillage.modules.services.pages.links import INDEX, office_url
from smartvillage.modules.services.pages.lists import cards
from smartvillage.modules.services.pages.offices import office_of
from smartvillage.modules.services.pages.where import PARAMETER, Where, areas_like, own_places, where_of
from smartvillage.modules.services.queries import Node, entry, services_of_office
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.lists import words_asked
from smartvillage.surfaces.webapp.meta import Meta, page_data
from smartvillage.surfaces.webapp.pagecontext import context_of
from smartvillage.surfaces.webapp.rooms import report_url


@public_page
def choose_place(request: HttpRequest) -> HttpResponse:
    """Own villages are kept on the device, any other place goes along in the address."""
    where = where_of(request, context_of(request))
    words, back = words_asked(request), _back(request)
    own = own_places(where)
    found = areas_like(where, words) if words else []
    ours = {node.id for node in own}
    return render(
        request,
        "services/place.html",
        {
            "title": _("Wer ist für mich zuständig?"),
            "breadcrumb": [Link(_("Start"), "/"), Link(_("Leistungen"), INDEX)],
            "where": where,
            "query": words,
            "back": back,
            "own": [node.name for node in (found if words else own) if node.id in ours],
            "others": [
                Link(_full_name(node, where), f"{back}?{PARAMETER}={node.public_id}")
                for node in found
                if node.id not in ours
            ],
            "searched": bool(words),
        },
    )


@public_page
def office_page(request: HttpRequest, public_id: str) -> HttpResponse:
    context = context_of(request)
    where = where_of(request, context)
    found = entry(state=where.state, kind="office", public_id=public_id)
    if found is None:
        raise Http404
    office = office_of(found, context, where.overlay.offices)
    hidden = where.overlay.hidden
    rows = [
        row for row in services_of_office(office=found.pk, state=where.state) if row.public_id not in hidden
    ]
    canonical = context.absolute(office_url(public_id))
    return render(
        request,
        "services/office.html",
        {
            "title": office.name,
            "breadcrumb": [Link(_("Start"), "/"), Link(_("Leistungen"), where.url(INDEX))],
            "office": office,
            "today": context.today,
            "updated": found.changed_at,
            "report_url": report_url(context, office_url(public_id)),
            "cards": cards(rows, where),
            "meta": Meta(
                canonical=canonical,
                kind="article",
                description=office.status,
                data=page_data({**office_data(office), "url": canonical}),
            ),
        },
    )


def _back(request: HttpRequest) -> str:
    """The page of ours one came from."""
    wanted = request.GET.get("von", "")
    ours = wanted == INDEX or wanted.startswith(f"{INDEX}/")
    return wanted if ours and "?" not in wanted and "//" not in wanted else INDEX


def _full_name(node: Node, where: Where) -> str:
    """`Hagelberg (Bad Belzig)`"""
    name, _separator, village = node.display_name.partition(" - OT ")
    return f"{village} ({name})" if village else name
