"""The waste calendar for citizens: a street's dates as list and month, the next ones on the start page."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.waste.pages.start import start
from smartvillage.modules.waste.pages.views import LIST, address_page, calendar_file, index, known_streets
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock

NAVIGATION = (
    Entry(gettext_lazy("Abfallkalender"), LIST, "trash", 12, "service", offline=True),  # type: ignore[arg-type]
)
START = (StartBlock("waste", 5, start),)
STREETS = (known_streets,)
SCREENS = dict.fromkeys(("WasteCollection", "WasteReminder", "WasteCollectionSettings"), "/abfall")
urlpatterns = [
    path("abfall", index, name="waste"),
    path("abfall/<item:number>.ics", calendar_file, name="waste-calendar"),
    path("abfall/<item:number>", address_page, name="waste-address"),
]
