"""The log of the administration: who did what when, as a page and as a table."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from smartvillage.core.audit.actions import KEEP
from smartvillage.core.audit.models import Action, Entry
from smartvillage.kit.dates import BERLIN, as_berlin, today
from smartvillage.kit.sheets import sheet
from smartvillage.surfaces.cms.auditing import lines
from smartvillage.surfaces.cms.guard import StaffRequest, administration

PAGE = 50
HEAD = ("Zeit", "Was", "Wer", "Wen", "Organisation", "Einzelheiten")


@administration
def log(request: StaffRequest) -> HttpResponse:
    page = Paginator(_chosen(request.GET), PAGE).get_page(request.GET.get("seite"))
    query = request.GET.copy()
    query.pop("seite", None)
    context = {
        "page": page,
        "lines": lines(page.object_list),
        "actions": Action.choices,
        "asked": request.GET,
        "narrowed": any(request.GET.get(name) for name in ("q", "was", "von", "bis")),
        "query": query.urlencode(),
        "days": KEEP.days,
    }
    return render(request, "cms/people/log.html", context)


@administration
def table(request: StaffRequest) -> StreamingHttpResponse:
    """All that the address narrows it to, as CSV that runs no formulas."""
    answer = StreamingHttpResponse(sheet([HEAD, *_rows(request.GET)]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="protokoll-{today():%Y-%m-%d}.csv"'
    return answer


def _rows(query: QueryDict) -> Iterator[tuple[str, ...]]:
    for one in lines(_chosen(query)):
        at = f"{as_berlin(one.at):%d.%m.%Y %H:%M}"
        yield at, one.action, one.who, one.whom, one.organisation, one.details


def _chosen(query: QueryDict) -> QuerySet[Entry]:
    """Lines of the municipality whose scope one is in; what cannot be read narrows nothing."""
    found: Any = Entry.objects.order_by("-at", "-pk")
    if (text := query.get("q", "").strip()[:100]) and "\0" not in text:
        found = found.filter(
            Q(who__icontains=text) | Q(whom__icontains=text) | Q(organisation__icontains=text)
        )
    if query.get("was") in Action.values:
        found = found.filter(action=query["was"])
    if since := _day(query.get("von")):
        found = found.filter(at__gte=since)
    if until := _day(query.get("bis"), later=timedelta(days=1)):
        found = found.filter(at__lt=until)
    return found  # type: ignore[no-any-return]


def _day(text: str | None, *, later: timedelta = timedelta()) -> datetime | None:
    """The beginning of a day in Berlin, or of the next."""
    try:
        day = parse_date(text or "")
        return datetime.combine(day + later, time(), BERLIN) if day and day.year > 1 else None
    except (ValueError, OverflowError):
        return None
