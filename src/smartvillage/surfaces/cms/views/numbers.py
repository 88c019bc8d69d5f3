"""The year in numbers: to read, to print, as a table."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from smartvillage.core.content import access
from smartvillage.core.people.rights import Role
from smartvillage.kit.dates import today
from smartvillage.kit.sheets import sheet
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.report import yearly
from smartvillage.surfaces.cms.wish import number

YEARS = 5


@staff
def numbers(request: StaffRequest) -> HttpResponse:
    access.require(request.viewer.role in (Role.ADMIN, Role.EDITOR))
    year = _year(request)
    years = [today().year - back for back in range(YEARS)]
    context = {"year": year, "years": years, "sections": yearly(request.viewer, year)}
    return render(request, "cms/numbers.html", context)


@staff
def table(request: StaffRequest) -> StreamingHttpResponse:
    """The same as CSV: section, name, count."""
    access.require(request.viewer.role in (Role.ADMIN, Role.EDITOR))
    year = _year(request)
    rows = [
        (section.title, row.name, row.count)
        for section in yearly(request.viewer, year)
        for row in section.rows
    ]
    answer = StreamingHttpResponse(
        sheet([("Bereich", "Name", "Anzahl"), *rows]), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="zahlen-{year}.csv"'
    return answer


def _year(request: StaffRequest) -> int:
    """The year asked for, this one for what is none."""
    asked = number(request.GET.get("jahr"))
    return asked if asked is not None and 2000 <= asked <= today().year else today().year
