"""Keeping a form and telling the office."""

from typing import Any

import orjson
from django.db import transaction

from smartvillage.core.content.access import require
from smartvillage.core.content.errors import Invalid
from smartvillage.core.mail.actions import post_mail
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.modules.citizen_forms.models import CitizenForm

MAX_CONTENT = 200_000
MAX_LINES = 100
READERS = (Role.ADMIN, Role.EDITOR)
"""Who reads what citizens wrote."""
LABELS = {"dataSource": "Quelle", "dataType": "Art", "content": "Inhalt"}


def receive(*, viewer: Viewer, source: str, data_type: str, content: str) -> CitizenForm:
    """Keep a form and mail it to the municipality's address. Raises `Refused`, `Invalid`."""
    require(viewer.role != Role.READ_ONLY)
    given = {"dataSource": source.strip(), "dataType": data_type.strip(), "content": content.strip()}
    if missing := {
        name: f"{LABELS[name]} muss ausgefüllt werden" for name, text in given.items() if not text
    }:
        raise Invalid(missing)
    if len(content) > MAX_CONTENT:
        raise Invalid({"content": "Inhalt ist zu lang"})
    with within(viewer.municipality), transaction.atomic():
        made: CitizenForm = CitizenForm.objects.create(
            municipality_id=viewer.municipality,
            source=given["dataSource"][:80],
            data_type=given["dataType"][:20],
            content=content,
        )
        post_mail(
            municipality=viewer.municipality,
            template="citizen_forms/received",
            to=[str(tenant(viewer.municipality).settings.get("forms_email") or "")],
            context={"source": made.source, "lines": lines_of(content)},
            key=f"citizen-form:{made.pk}",
        )
    return made


def settle(*, viewer: Viewer, number: int, done: bool = True) -> None:
    """Note that the office has dealt with a form, or that it has not. Raises `Refused`."""
    require(viewer.role in READERS)
    with within(viewer.municipality):
        CitizenForm.objects.filter(pk=number).update(done_at=now() if done else None)


def lines_of(content: str) -> list[dict[str, str]]:
    """Every key with its value; what is no object goes as it is."""
    try:
        said = orjson.loads(content)
    except orjson.JSONDecodeError:
        said = None
    if not isinstance(said, dict):
        return [{"name": "Inhalt", "value": content[:10_000]}]
    return [{"name": str(name), "value": _text(value)} for name, value in list(said.items())[:MAX_LINES]]


def _text(value: Any) -> str:
    return value[:10_000] if isinstance(value, str) else orjson.dumps(value).decode()[:10_000]
