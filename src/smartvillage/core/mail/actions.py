"""Asking for a mail, inside the transaction of what it tells about."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from smartvillage.core.jobs.outbox import post

TOPIC = "mail"
MAX_RECEIVERS = 20


def post_mail(
    *,
    municipality: int,
    template: str,
    to: Iterable[str],
    context: Mapping[str, Any],
    reply_to: str = "",
    key: str = "",
) -> bool:
    """Send a mail after commit; False when none of the addresses is one.

    `template`: `templates/mails/<template>.txt` of any app: the subject, a blank line, the text. `context`: JSON
    values only. `key`: a mail with the same key never goes twice.
    """
    receivers = list(dict.fromkeys(address.strip() for address in to if is_address(address)))[:MAX_RECEIVERS]
    if not receivers:
        return False
    payload = {
        "template": template,
        "to": receivers,
        "context": dict(context),
        "reply_to": reply_to.strip() if is_address(reply_to) else "",
        "key": key,
    }
    post(municipality=municipality, topic=TOPIC, payload=payload)
    return True


def is_address(text: str) -> bool:
    """Whether a text is one mail address and nothing else."""
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return True
