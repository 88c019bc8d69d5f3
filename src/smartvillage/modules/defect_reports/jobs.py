"""The office that looks after a category is told of every new report."""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.letters import first_category, letter_words
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import saved_topic
from smartvillage.core.jobs.outbox import job
from smartvillage.core.mail.actions import post_mail
from smartvillage.modules.defect_reports.document import KIND, DefectReport

WORDS = "defectreport-notify-for-category"
MAP = "https://www.openstreetmap.org/?mlat={:.6f}&mlon={:.6f}#map=18/{:.6f}/{:.6f}"


@job(saved_topic(GENERIC))
def tell_office(municipality: int | None, payload: Mapping[str, Any]) -> None:
    """Once for each report; nothing is sent when something is missing that the mail must say."""
    item = Item.objects.filter(pk=payload["item"], generic_type=KIND.generic_type).first()
    if item is None or municipality is None or item.state == Item.State.TRASH:
        return
    words = letter_words(municipality=municipality, name=WORDS)
    category = first_category(item)
    report = DefectReport.model_validate_json(item.document)
    first = next(iter(report.content_blocks), None)
    title, body = report.headline(), (first and first.body) or ""
    if not (words and category and title and body):
        return
    post_mail(
        municipality=municipality,
        template="defect_reports/reported",
        to=str((category.contact or {}).get("email") or "").split(","),
        context={
            **words,
            "category": category.name,
            "title": title,
            "body": body,
            **_where(report),
            **_who(report),
        },
        key=f"defect-reported:{item.pk}",
    )


def _where(report: DefectReport) -> dict[str, str]:
    address = next(iter(report.addresses), None)
    named = ", ".join(text for text in (address.street, address.zip, address.city) if text) if address else ""
    point = report.point()
    shown = ""
    if point and point.latitude is not None and point.longitude is not None:
        shown = MAP.format(point.latitude, point.longitude, point.latitude, point.longitude)
    photo = next((media.source_url.url for media in report.pictures() if media.source_url), None)
    return {"address": named, "map": shown, "photo": photo or ""}


def _who(report: DefectReport) -> dict[str, str]:
    contact = next(iter(report.contacts), None)
    if contact is None:
        return {"name": "", "email": "", "phone": ""}
    name = f"{contact.first_name or ''} {contact.last_name or ''}".strip()
    return {"name": name, "email": contact.email or "", "phone": contact.phone or ""}
