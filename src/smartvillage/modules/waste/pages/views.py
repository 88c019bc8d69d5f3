"""Finding a street, and the dates of one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.kit.dates import parse_date
from smartvillage.modules.waste.calendar import calendar
from smartvillage.modules.waste.models import WasteAddress
from smartvillage.modules.waste.pages.days import (
    CollectionDay,
    address_url,
    bin_of,
    collection_days,
    kinds,
    where,
)
from smartvillage.modules.waste.queries import (
    Row,
    address_in,
    coming,
    find_address,
    find_addresses,
    streets,
    waste_types,
)
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Link
from smartvillage.surfaces.webapp.lists import words_asked
from smartvillage.surfaces.webapp.month import Month, month
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of

LIST = "/abfall"
SHOWN = 50
FIRST = 8
ALARMS = {"18": timedelta(hours=-6), "6": timedelta(hours=6)}
"""Six in the evening before, six in the morning; counted from midnight."""


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The reader's own street first; else, or on demand, a search among all."""
    context, words = context_of(request), words_asked(request, "strasse")
    place, here = context.place, context.municipality.id
    own = (
        address_in(municipality=here, street=place.street, locality=place.name)
        if place and place.street and not words
        else None
    )
    found = find_addresses(municipality=here, search=words, limit=SHOWN + 1)
    return render(
        request,
        "waste/index.html",
        {
            "title": _("Abfallkalender"),
            "words": words,
            "own": own and {"label": str(own), "url": address_url(own)},
            "own_days": _days(context, own)[:3] if own else [],
            "cards": [Card(one.street, address_url(one), meta=where(one)) for one in found[:SHOWN]],
            "more": len(found) > SHOWN,
        },
    )


@public_page
def address_page(request: HttpRequest, number: int) -> HttpResponse:
    context = context_of(request)
    address = _address_or_404(context, number)
    if address_url(address) != request.path:
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(address_url(address) + (f"?{query}" if query else ""))
    types = waste_types(municipality=context.municipality.id)
    chosen, shown = request.GET.get("art", ""), _month_asked(request, context.today)
    every = coming(address=address, since=min(context.today, shown.replace(day=1)))
    here = kinds(every, types)
    wanted = [one for one in every if chosen in ("", one.collection.waste_type if one.collection else "")]
    days = collection_days(wanted, types, today=context.today)
    ahead = [one for one in days if one.day >= context.today]
    grid = _month(days, shown, context.today, address_url(address))
    marks = {one.day: one.bins for one in days}
    return render(
        request,
        "waste/address.html",
        {
            "title": address.street,
            "where": where(address),
            "breadcrumb": [Link(_("Start"), "/"), Link(_("Abfallkalender"), LIST)],
            "kinds": here,
            "chosen": bin_of(chosen, types) if chosen else None,
            "first": ahead[:FIRST],
            "rest": ahead[FIRST:],
            "month": grid,
            "weeks": [[(day, marks.get(day.date, ())) for day in week] for week in grid.weeks],
            "file": f"/abfall/{address.pk}.ics",
            "subscribe": f"webcal://{request.get_host()}/abfall/{address.pk}.ics?erinnern=18",
            "mine": _is_mine(context, address),
            "locality": address.district or address.city,
            "street": address.street,
        },
    )


@public_page
def calendar_file(request: HttpRequest, number: int) -> HttpResponse:
    """iCalendar to load or to subscribe, of one kind or all, with a reminder if wished."""
    context = context_of(request)
    address = _address_or_404(context, number)
    types = waste_types(municipality=context.municipality.id)
    dates = coming(address=address, types=[request.GET.get("art", "")])
    every: Row = {one.collection.waste_type: {} for one in dates if one.collection}
    content = calendar(
        address=address,
        pick_ups=dates,
        types={**every, **types},
        alarm=ALARMS.get(request.GET.get("erinnern", "")),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="abfallkalender.ics"'
    return response


def known_streets(context: PageContext) -> Sequence[str]:
    return streets(municipality=context.municipality.id)


def _address_or_404(context: PageContext, number: int) -> WasteAddress:
    found = find_address(municipality=context.municipality.id, number=number)
    if found is None:
        raise Http404
    return found


def _days(context: PageContext, address: WasteAddress) -> list[CollectionDay]:
    types = waste_types(municipality=context.municipality.id)
    return collection_days(coming(address=address, since=context.today), types, today=context.today)


def _is_mine(context: PageContext, address: WasteAddress) -> bool:
    return bool(context.place and context.place.street == address.street)


def _month_asked(request: HttpRequest, today: date) -> date:
    """`?monat=2026-12`; odd ones mean this month."""
    asked = parse_date(f"{request.GET.get('monat', '')}-01")
    return asked if asked and abs(asked.year - today.year) <= 2 else today.replace(day=1)


def _month(days: Sequence[CollectionDay], shown: date, today: date, url: str) -> Month:
    return month(
        shown=shown,
        counts=Counter({one.day: len(one.bins) for one in days}),
        today=today,
        day_url=lambda day: f"#tag-{day.isoformat()}" if day >= today else "",
        month_url=lambda first: f"{url}?monat={first:%Y-%m}#monat",
    )
