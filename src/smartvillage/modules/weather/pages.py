"""The weather for citizens: now, the next hours, the week, warnings. Nothing is fetched while somebody waits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smartvillage.modules.weather import forecast
from smartvillage.modules.weather.queries import last
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Empty, Fact, Link
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock, StartPart
from smartvillage.surfaces.webapp.wording import joined

LIST = "/wetter"


@public_page
def weather(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    found = last(municipality=context.municipality.id)
    shown: dict[str, object] = {"title": _("Wetter")}
    if found is None:
        text = _("Zurzeit liegen keine Wetterdaten vor. Bitte schauen Sie später noch einmal herein.")
        shown["empty"] = Empty(_("Kein Wetterbericht"), text, "cloud", Link(_("Zur Startseite"), "/"))
    else:
        shown |= {
            "now": forecast.present(found.current),
            "hours": forecast.hours(found.hourly, since=context.at),
            "days": forecast.days(found.daily, since=context.today),
            "warnings": forecast.warnings(found.alerts, at=context.at),
            "updated": found.created_at,
            "today": context.today,
        }
    return render(request, "weather/weather.html", shown)


def start(context: PageContext) -> StartPart:
    """Today in a word, and every warning that holds."""
    found = last(municipality=context.municipality.id)
    if found is None:
        return StartPart()
    warnings = forecast.warnings(found.alerts, at=context.at)
    facts = [Fact("urgent", _("Wetterwarnung"), one.title, LIST, tone="warning") for one in warnings[:2]]
    now = forecast.present(found.current)
    if now:
        text = joined(f"{now.high}\u00a0°C", now.words, by=", ")
        facts.append(Fact(now.icon, _("Wetter"), text, LIST))
    return StartPart(today=facts)


NAVIGATION = (Entry(gettext_lazy("Wetter"), LIST, "sun", order=70, group="service"),)  # type: ignore[arg-type]
START = (StartBlock("weather", 4, start),)
SCREENS = {"Weather": LIST}
urlpatterns = [path("wetter", weather, name="weather")]
