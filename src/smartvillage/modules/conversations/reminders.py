"""Who asked for mails hears of what lies unread: once for all that came, and not of what is read at once."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, F, Max, Q

from smartvillage.core.mail.actions import post_mail
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.conversations.models import Participation

QUIET = timedelta(minutes=15)
"""So long nobody adds a message: a talk under way is not mailed word by word."""


class Due(NamedTuple):
    participation: int
    email: str
    title: str
    unread: int
    newest: int


def remind(*, municipality: int) -> int:
    """Mail a municipality's members what they have not read; asking again mails none twice. Returns how many."""
    with within(municipality), transaction.atomic():
        due = _due()
        for one in due:
            Participation.objects.filter(pk=one.participation).update(mailed_up_to=one.newest)
            post_mail(
                municipality=municipality,
                template="conversations/unread",
                to=[one.email],
                context={"title": one.title, "count": one.unread},
                key=f"conversation:{one.participation}:{one.newest}",
            )
    return len(due)


def _due() -> list[Due]:
    message = "conversation__messages"
    fresh = (
        Q(**{f"{message}__pk__gt": F("read_up_to")})
        & Q(**{f"{message}__pk__gt": F("seen_from")})
        & (Q(**{f"{message}__sender__isnull": True}) | ~Q(**{f"{message}__sender": F("member")}))
    )
    wanted = Participation.objects.filter(wants_mail=True, left=False, member__confirmed_at__isnull=False)
    reachable = wanted.exclude(member__email=None).filter(conversation__written_at__lt=now() - QUIET)
    counted = reachable.annotate(
        unread=Count(message, filter=fresh), newest=Max(f"{message}__pk", filter=fresh)
    )
    found = counted.filter(newest__gt=F("mailed_up_to")).order_by("pk")
    return [
        Due(*row)
        for row in found.values_list("pk", "member__email", "conversation__item__title", "unread", "newest")
    ]
