"""From a template to a mail: plain text, and the same text in the municipality's look."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Template
from django.template.loader import get_template, render_to_string

from smartvillage.core.municipalities.directory import Tenant
from smartvillage.kit.colours import derive


@dataclass(frozen=True)
class Letter:
    """`text`: without the footer that every mail of the municipality bears."""

    subject: str
    text: str


def write(*, template: str, context: Mapping[str, Any], tenant: Tenant) -> Letter:
    """The template's first line is the subject, what follows the blank line is the text."""
    found: Template = get_template(f"mails/{template}.txt").template  # type: ignore[attr-defined]
    words = {"municipality": tenant.name, "app_name": app_name(tenant), **context}
    said = found.render(Context(words, autoescape=False))
    subject, _, text = said.strip().partition("\n")
    return Letter(" ".join(subject.split())[:200], text.strip())


def mail(*, letter: Letter, to: list[str], reply_to: str, tenant: Tenant) -> EmailMultiAlternatives:
    """Ready to send, from the installation's address in the municipality's name."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or settings.DEFAULT_FROM_EMAIL
    name = str(tenant.settings.get("mail_from_name") or app_name(tenant))
    footer = f"{tenant.name} · {app_name(tenant)}"
    answer = reply_to or str(tenant.settings.get("mail_reply_to") or "")
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=f"{letter.text}\n\n-- \n{footer}\n",
        from_email=formataddr((" ".join(name.split()), address)),
        to=to,
        reply_to=[answer] if answer else None,
    )
    made.attach_alternative(_html(letter, footer, tenant), "text/html")
    return made


def app_name(tenant: Tenant) -> str:
    return str(tenant.settings.get("app_name") or tenant.name)


def _html(letter: Letter, footer: str, tenant: Tenant) -> str:
    shades = derive(tenant.look.get("primary"), tenant.look.get("accent")).light
    return render_to_string(
        "mails/layout.html", {"letter": letter, "footer": footer, "shades": shades, "name": tenant.name}
    )
