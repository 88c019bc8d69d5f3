"""What a reader decides for this device; nothing of it is kept by us."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Choice, Setting
from smartvillage.surfaces.webapp.pagecontext import context_of


@public_page
def settings(request: HttpRequest) -> HttpResponse:
    shown = {"place": context_of(request).place, "display": _display(), "speech": _speech()}
    return render(request, "webapp/settings.html", shown)


def _display() -> Sequence[Setting]:
    """As `early.js` and the style sheets' `data-` attributes of the root know them."""
    device = Choice("", _("Wie das Gerät"))
    return [
        Setting("theme", _("Helligkeit"), [device, Choice("light", _("Hell")), Choice("dark", _("Dunkel"))]),
        Setting(
            "text",
            _("Schriftgröße"),
            [Choice("", _("Normal")), Choice("2", _("Größer")), Choice("3", _("Sehr groß"))],
        ),
        Setting(
            "contrast",
            _("Kontrast"),
            [device, Choice("more", _("Stark"))],
            _("Schwarz auf Weiß oder Weiß auf Schwarz, mit kräftigen Linien."),
        ),
        Setting(
            "motion",
            _("Bewegung"),
            [device, Choice("less", _("Keine"))],
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
