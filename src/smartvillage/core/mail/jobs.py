"""Sending: at least once, with a key only once."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from smartvillage.core.jobs.outbox import job, nightly
from smartvillage.core.mail.actions import TOPIC
from smartvillage.core.mail.letter import mail, write
from smartvillage.core.mail.models import SentMail, UnsentMail
from smartvillage.core.mail.withholding import withheld
from smartvillage.core.municipalities.directory import tenant
from smartvillage.kit.dates import now

REMEMBERED = timedelta(days=400)
TOLD = timedelta(days=7)
"""So long it is said which mails did not go out."""


@job(TOPIC)
def send(municipality: int | None, payload: Mapping[str, Any]) -> None:
    """Failures are raised, so that the outbox tries again."""
    if municipality is None:
        raise ValueError("a mail belongs to a municipality")
    digest = sha256(payload["key"].encode()).hexdigest() if payload["key"] else ""
    if digest and SentMail.objects.filter(key_hash=digest).exists():
        return
    found = tenant(municipality)
    letter = write(template=payload["template"], context=payload["context"], tenant=found)
    made = mail(letter=letter, to=payload["to"], reply_to=payload["reply_to"], tenant=found)
    if not withheld(tenant=found, subject=letter.subject, receivers=len(made.to)):
        made.send()
    if digest:
        SentMail.objects.get_or_create(municipality_id=municipality, key_hash=digest)


@nightly(order=90)
def forget_sent() -> None:
    SentMail.objects.filter(sent_at__lt=now() - REMEMBERED).delete()
    UnsentMail.objects.filter(at__lt=now() - TOLD).delete()
