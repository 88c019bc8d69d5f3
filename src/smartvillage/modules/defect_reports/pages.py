"""Reporting what is broken, on the web: in words, with a photo and where the device is, if wanted."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _

from smartvillage.core.content.save import create_item
from smartvillage.core.media.actions import asset_url, store_upload
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.defect_reports.document import KIND
from smartvillage.surfaces.webapp import fields
from smartvillage.surfaces.webapp.lists import kind_categories
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import Entry
from smartvillage.surfaces.webapp.submissions import FormPage, form_view


class Report(forms.Form):
    title = fields.text(_("Was ist kaputt?"), hint=_("Zum Beispiel: Laterne dunkel"))
    body = fields.long_text(_("Beschreibung"))
    where = fields.text(_("Wo ist es?"), hint=_("Straße und Hausnummer, oder was daneben steht"))
    spot = fields.SpotField(required=False)
    photo = fields.PictureField(label=_("Foto"), required=False)
    name = fields.text(_("Ihr Name"), required=False, complete="name")
    email = fields.mail(hint=_("Für Rückfragen; niemand sonst sieht sie."))
    phone = fields.phone()
    consent = fields.consent()


def form_for(context: PageContext) -> type[forms.Form]:
    """With a choice among the categories that reports may have, if there are any."""
    choices = [(str(row["id"]), row["name"]) for row, _depth in kind_categories(context.structure, KIND)]
    if not choices:
        return Report
    category = forms.ChoiceField(label=_("Worum geht es?"), choices=[("", _("Bitte wählen")), *choices])
    made: type[forms.Form] = type("ReportInCategory", (Report,), {"category": category})
    made.base_fields = {"category": made.base_fields["category"], **made.base_fields}
    return made


def keep(viewer: Viewer, values: Mapping[str, Any]) -> None:
    spot, category = values["spot"], values.get("category")
    create_item(
        viewer=viewer,
        kind=KIND,
        values={
            "title": values["title"],
            "categories": [int(category)] if category else [],
            "content_blocks": [
                {"title": values["title"], "body": values["body"], "media_contents": _photo(viewer, values)}
            ],
            "addresses": [
                {
                    "street": values["where"],
                    "geo_location": {"latitude": spot.lat, "longitude": spot.lon} if spot else None,
                }
            ],
            "contacts": [_contact(values)]
            if any(values[name] for name in ("name", "email", "phone"))
            else [],
        },
    )


def _photo(viewer: Viewer, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    if not values["photo"]:
        return []
    asset = store_upload(viewer=viewer, content=values["photo"], name="foto")
    return [
        {
            "content_type": "image",
            "source_url": {"url": asset_url(asset)},
            "width": asset.width,
            "height": asset.height,
        }
    ]


def _contact(values: Mapping[str, Any]) -> dict[str, str]:
    first, _space, last = values["name"].rpartition(" ")
    return {"first_name": first, "last_name": last, "email": values["email"], "phone": values["phone"]}


REPORT = FormPage(
    path=f"/{KIND.path}",
    title=_("Mangel melden"),
    intro=_("Eine dunkle Laterne, ein Loch in der Straße, wilder Müll: Sagen Sie es uns, wir kümmern uns."),
    thanks=_("Ihre Meldung ist angekommen und geht an die zuständige Stelle."),
    make=form_for,
    receive=keep,
)
NAVIGATION = (Entry(_("Mangel melden"), REPORT.path, KIND.icon, 75, "service", offline=True),)  # type: ignore[arg-type]
SCREENS = {"DefectReportForm": REPORT.path}
urlpatterns = [path(KIND.path, form_view(REPORT), name=KIND.path)]
