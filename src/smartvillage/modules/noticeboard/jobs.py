"""The author of a notice is told when everybody can see it, with a link to take it down again."""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.letters import first_category, letter_words
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import saved_topic
from smartvillage.core.jobs.outbox import job
from smartvillage.core.mail.actions import post_mail
from smartvillage.core.municipalities.origin import origin
from smartvillage.modules.noticeboard.document import KIND, Notice
from smartvillage.modules.noticeboard.links import removal_path

WORDS = "noticeboard-notify-creator"


@job(saved_topic(GENERIC))
def tell_author(municipality: int | None, payload: Mapping[str, Any]) -> None:
    """Once for each notice; nothing is sent when something is missing that the mail must say."""
    item = Item.objects.filter(pk=payload["item"], generic_type=KIND.generic_type).first()
    if item is None or municipality is None or not item.visible or item.state != Item.State.PUBLISHED:
        return
    words = letter_words(municipality=municipality, name=WORDS)
    notice = Notice.model_validate_json(item.document)
    author = next(iter(notice.contacts), None)
    until = next((span.date_end for span in notice.dates), None)
    category = first_category(item)
    if not (words and author and author.first_name and author.email and until and category):
        return
    post_mail(
        municipality=municipality,
        template="noticeboard/released",
        to=[author.email],
        context={
            **words,
            "name": f"{author.first_name} {author.last_name or ''}".strip(),
            "title": notice.headline(),
            "category": category.name,
            "until": f"{until:%d.%m.%Y}",
            "link": f"{origin(municipality)}{removal_path(item)}",
        },
        key=f"notice-released:{item.pk}",
    )
