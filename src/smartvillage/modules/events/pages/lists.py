"""Lists of events: coming ones, a month, a day; one page with a calendar and a filter."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import register_converter
from django.utils.translation import gettext as _

from smartvillage.kit.dates import long_date, month_name, parse_date
from smartvillage.modules.events import agenda
from smartvillage.modules.events.agenda import Narrowing, Occasion
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.pages.face import dated_card
from smartvillage.modules.events.schedule import dates_of, on_day
from smartvillage.surfaces.webapp import lists
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Empty, Filter, Filters, Group, Link
from smartvillage.surfaces.webapp.month import month
from smartvillage.surfaces.webapp.nearby import kept, radius_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.wording import day_heading

LIST = f"/{KIND.path}"
PAGE_SIZE = 20
FIRST_YEAR, LAST_YEAR = 1900, 2200
_NARROWING = ("kategorie", "ort", "suche", "umkreis", "nahe", "frei", "barrierefrei")


class IsoDay:
    """`2026-11-28`"""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return _within_calendar(date.fromisoformat(value))

    def to_url(self, value: date) -> str:
        return value.isoformat()


class YearMonth:
    """`2026-11`, as its first day"""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> date:
        return _within_calendar(date.fromisoformat(f"{value}-01"))

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


register_converter(IsoDay, "isoday")
register_converter(YearMonth, "yearmonth")


@dataclass(frozen=True)
class Shown:
    """What a list is about: its days, the month beside it, its words."""

    title: str
    since: date
    until: date | None
    month: date
    chosen: date | None = None
    whole_month: bool = False
    previous: Link | None = None
    next: Link | None = None


@public_page
def event_list(request: HttpRequest) -> HttpResponse:
    """From today on, or between `von` and `bis`."""
    context = context_of(request)
    since = _day(request, "von") or context.today
    return _page(request, context, Shown(_(KIND.plural), since, _day(request, "bis"), since.replace(day=1)))


@public_page
def month_page(request: HttpRequest, month: date) -> HttpResponse:
    """A whole month; of the present one what is still to come."""
    context = context_of(request)
    last = month.replace(day=monthrange(month.year, month.month)[1])
    since = context.today if month <= context.today <= last else month
    title = _("Veranstaltungen im %(month)s %(year)s") % {
        "month": month_name(month),
        "year": month.year,
    }
    return _page(request, context, Shown(title, since, last, month, whole_month=True))


@public_page
def day_page(request: HttpRequest, day: date) -> HttpResponse:
    context = context_of(request)
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    shown = Shown(
        title=_("Veranstaltungen am %(day)s") % {"day": long_date(day)},
        since=day,
        until=day,
        month=day.replace(day=1),
        chosen=day,
        previous=Link(_("Tag davor"), _day_url(before)),
        next=Link(_("Tag danach"), _day_url(after)),
    )
    return _page(request, context, shown)


def narrowing_of(request: HttpRequest, context: PageContext) -> Narrowing:
    """What a list's or a calendar's address asks for."""
    return Narrowing(
        category=lists.category_asked(request, context.structure),
        words=lists.words_asked(request),
        place=lists.words_asked(request, "ort"),
        around=context.around,
        free=request.GET.get("frei") == "1",
        accessible=request.GET.get("barrierefrei") == "1",
    )


def _page(request: HttpRequest, context: PageContext, shown: Shown) -> HttpResponse:
    narrowing = narrowing_of(request, context)
    grid_first = shown.month - timedelta(days=shown.month.weekday())
    grid_last = grid_first + timedelta(days=41)
    until = max(shown.until, grid_last) if shown.until else None
    found = agenda.occasions(context, narrowing, since=min(grid_first, shown.since), until=until)
    chosen = agenda.listed(found, since=shown.since, until=shown.until)
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("seite"))
    keep = _kept(request)
    return render(
        request,
        "events/list.html",
        {
            "title": shown.title,
            "around": context.around,
            "shortcuts": _shortcuts(context.today, shown),
            "whole_month": shown.whole_month,
            "chosen": shown.chosen,
            "previous": shown.previous,
            "next": shown.next,
            "filters": _filters(request, context, narrowing, shown),
            "month": month(
                shown=shown.month,
                counts=agenda.counts(found, first=grid_first, last=grid_last),
                today=context.today,
                day_url=lambda day: _day_url(day) + keep,
                month_url=lambda day: f"{LIST}/monat/{day:%Y-%m}{keep}",
                chosen=shown.chosen,
            ),
            "count_text": lists.counted(len(chosen), _("Termin"), _("Termine")),
            "groups": _groups(context, page, shown),
            "page": page,
            "empty": Empty(
                _("In dieser Zeit ist nichts eingetragen"),
                _("Wählen Sie einen anderen Tag, oder nehmen Sie einen Filter weg."),
                KIND.icon,
                Link(_("Alle Termine"), LIST),
            ),
        },
    )


def _groups(context: PageContext, page: Page[Occasion], shown: Shown) -> list[Group]:
    """The page's dates under their days."""
    found = agenda.sources(context, list(page))
    dates = {number: dates_of(one) for number, one in found.items()}
    return [
        Group(
            day_heading(day, today=context.today),
            [
                dated_card(
                    found[one.item],
                    context,
                    on_day(dates[one.item], one.first, cancelled=one.cancelled),
                    show="picture",
                )
                for one in occasions
                if one.item in found
            ],
        )
        for day, occasions in groupby(page, key=lambda one: one.listed_on(shown.since))
    ]


def _filters(request: HttpRequest, context: PageContext, narrowing: Narrowing, shown: Shown) -> Filters:
    given = (
        request.GET if not shown.chosen else {"von": shown.since.isoformat(), "bis": shown.since.isoformat()}
    )
    days = {name: str(_day_of(given.get(name)) or "") for name in ("von", "bis")}
    fields = [
        lists.words_filter(request),
        Filter("von", _("Von"), "date", days["von"]),
        Filter("bis", _("Bis"), "date", days["bis"]),
        *lists.category_filter(context.structure, KIND, narrowing.category),
        Filter("ort", _("Ort"), "search", narrowing.place),
        *radius_filter(request, context),
        Filter("frei", _("Eintritt frei"), "checkbox", "1" if narrowing.free else ""),
        Filter("barrierefrei", _("Barrierefrei"), "checkbox", "1" if narrowing.accessible else ""),
    ]
    return Filters(LIST, fields, keep=kept(request), reset=LIST, locates=True)


def _shortcuts(today: date, shown: Shown) -> Sequence[Link]:
    """Everything to come, today, the coming or present weekend, seven days."""
    sunday = today + timedelta(days=6 - today.weekday())
    weekend = (max(today, sunday - timedelta(days=1)), sunday)
    spans = {
        _("Heute"): (today, today),
        _("Wochenende"): weekend,
        _("7 Tage"): (today, today + timedelta(days=6)),
    }
    own = (shown.since, shown.until)
    return [
        Link(_("Alle"), LIST, current=own == (today, None)),
        *(
            Link(label, f"{LIST}?{urlencode({'von': first, 'bis': last})}", current=own == (first, last))
            for label, (first, last) in spans.items()
        ),
        Link(_("Kalender"), f"{LIST}/monat/{shown.month:%Y-%m}", current=shown.whole_month),
    ]


def _kept(request: HttpRequest) -> str:
    """What narrows the list goes along to other days and months."""
    pairs = [(name, value) for name in _NARROWING if (value := request.GET.get(name))]
    return f"?{urlencode(pairs)}" if pairs else ""


def _day(request: HttpRequest, name: str) -> date | None:
    return _day_of(request.GET.get(name))


def _day_of(value: Any) -> date | None:
    day = parse_date(value)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _day_url(day: date) -> str:
    return f"{LIST}/tag/{day.isoformat()}"


def _within_calendar(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError
    return day
