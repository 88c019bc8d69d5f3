"""What a reader decides for this device; nothing of it is kept by us."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.surfaces.webapp import device
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Choice, Setting
from smartvillage.surfaces.webapp.pagecontext import context_of
from smartvillage.surfaces.webapp.rooms import settings_of


@public_page
def settings(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    shown = {
        "place": context.place,
        "forms": settings_of(context),
        "display": _display(),
        "speech": _speech(),
        "forgotten": "vergessen" in request.GET,
    }
    return render(request, "webapp/settings.html", shown)


@device.own_form
def forget(request: HttpRequest) -> HttpResponse:
    """Everything the device keeps for us: choices, bookmarks, pages for times without network, forms that wait."""
    response = HttpResponseRedirect("/einstellungen?vergessen", status=303)
    for name, _value in device.everything_chosen(request):
        device.keep(response, request, name.removeprefix(device.PREFIX), "")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _display() -> Sequence[Setting]:
    """As `early.js` and the style sheets' `data-` attributes of the root know them."""
    as_device = Choice("", _("Wie das Gerät"))
    return [
        Setting(
            "theme", _("Helligkeit"), [as_device, Choice("light", _("Hell")), Choice("dark", _("Dunkel"))]
        ),
        Setting(
            "text",
            _("Schriftgröße"),
            [Choice("", _("Normal")), Choice("2", _("Größer")), Choice("3", _("Sehr groß"))],
        ),
        Setting(
            "contrast",
            _("Kontrast"),
            [as_device, Choice("more", _("Stark"))],
            _("Schwarz auf Weiß oder Weiß auf Schwarz, mit kräftigen Linien."),
        ),
        Setting(
            "motion",
            _("Bewegung"),
            [as_device, Choice("less", _("Keine"))],
            _("Seiten wechseln ohne Übergang, nichts gleitet."),
        ),
    ]


def _speech() -> Sequence[Setting]:
    return [
        Setting(
            "speech",
            _("Geschwindigkeit"),
            [Choice("", _("Normal")), Choice("0.8", _("Langsam")), Choice("1.3", _("Schnell"))],
        )
    ]
