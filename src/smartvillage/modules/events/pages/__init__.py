"""Events for citizens: list by day, month and day, the event itself, its dates for a calendar."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.pages.face import FACE
from smartvillage.modules.events.pages.lists import LIST, day_page, event_list, month_page
from smartvillage.modules.events.pages.start import start
from smartvillage.modules.events.pages.takeaway import calendar_file
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock

FACES = (FACE,)
NAVIGATION = (Entry(gettext_lazy("Termine"), LIST, KIND.icon, order=40, group="main"),)  # type: ignore[arg-type]
START = (StartBlock("events", 20, start, "eventRecords", start),)
SCREENS = {"Events": LIST}
urlpatterns = [
    path(KIND.path, event_list, name="events"),
    path(f"{KIND.path}/monat/<yearmonth:month>", month_page, name="events-month"),
    path(f"{KIND.path}/tag/<isoday:day>", day_page, name="events-day"),
    path(f"{KIND.path}/<item:number>.ics", calendar_file, name="event-calendar"),
    path(f"{KIND.path}/<item:number>", detail_view(FACE), name="event"),
]
