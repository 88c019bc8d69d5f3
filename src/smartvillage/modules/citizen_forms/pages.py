"""Citizens' forms on the web: what they think of the pages, and which events are missing."""

from collections.abc import Mapping
from typing import Any

import orjson
from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _

from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.citizen_forms.actions import receive
from smartvillage.surfaces.webapp import fields
from smartvillage.surfaces.webapp.rooms import Entry
from smartvillage.surfaces.webapp.submissions import FormPage, form_view


class Feedback(forms.Form):
    zu = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    message = fields.long_text(_("Ihre Nachricht"))
    name = fields.text(_("Name"), required=False, complete="name")
    email = fields.mail(hint=_("Nur, wenn Sie eine Antwort wünschen."))
    phone = fields.phone()
    consent = fields.consent()


class EventSuggestion(forms.Form):
    event_name = fields.text(_("Wie heißt die Veranstaltung?"))
    when = fields.text(_("Wann ist sie?"), hint=_("Zum Beispiel: Samstag, 12. Dezember, 15 bis 18 Uhr"))
    address = fields.text(_("Wo ist sie?"))
    description = fields.long_text(_("Was erwartet die Gäste?"))
    name = fields.text(_("Ihr Name"), complete="name")
    email = fields.mail(required=True)
    phone = fields.phone()
    consent = fields.consent()


def _kept(source: str, **more: str) -> Any:
    """Kept and mailed as what the app sends."""

    def keep(viewer: Viewer, values: Mapping[str, Any]) -> None:
        said = {name: value for name, value in values.items() if value not in ("", None)}
        receive(
            viewer=viewer, source=source, data_type="json", content=orjson.dumps({**more, **said}).decode()
        )

    return keep


FEEDBACK = FormPage(
    path="/feedback",
    title=_("Rückmeldung"),
    intro=_("Etwas stimmt nicht, fehlt oder gefällt Ihnen? Schreiben Sie uns."),
    thanks=_(
        "Ihre Nachricht ist angekommen. Wenn Sie eine E-Mail-Adresse angegeben haben, antworten wir dorthin."
    ),
    make=lambda _context: Feedback,
    receive=_kept("form"),
)
SUGGESTION = FormPage(
    path="/veranstaltung-vorschlagen",
    title=_("Veranstaltung vorschlagen"),
    intro=_("Ihre Veranstaltung fehlt im Kalender? Die Redaktion prüft Ihren Vorschlag und trägt sie ein."),
    thanks=_("Ihr Vorschlag ist angekommen. Die Redaktion prüft ihn."),
    make=lambda _context: EventSuggestion,
    receive=_kept("form_event_suggestion", action="event_suggestion"),
)
NAVIGATION = (
    Entry(_("Rückmeldung"), FEEDBACK.path, "message", 70, "help", offline=True),  # type: ignore[arg-type]
    Entry(_("Veranstaltung vorschlagen"), SUGGESTION.path, "calendar-plus", 85, "service", offline=True),  # type: ignore[arg-type]
)
REPORT = FEEDBACK.path
SCREENS = {"Feedback": FEEDBACK.path, "EventSuggestion": SUGGESTION.path}
urlpatterns = [
    path(page.path.removeprefix("/"), form_view(page), name=page.path.removeprefix("/"))
    for page in (FEEDBACK, SUGGESTION)
]
