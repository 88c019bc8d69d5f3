"""Who asked for mails hears of what lies unread: once for all that came, and not of what is read at once."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, F, Max, Q

from smartvillage.core.mail.actions import post_mail
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.conversations.models import Participation

QUIET = timedelta(minutes=15)
"""So long nobody adds a message: a talk under way is not mailed word by word."""


def remind(*, municipality: int) -> int:
    """Mail a municipality's members what they have not read; asking again mails none twice. Returns how many."""
    with within(municipality), transaction.atomic():
        due = list(_due())
        for one in due:
            one.mailed_up_to = one.newest
            one.save(update_fields=["mailed_up_to"])
            post_mail(
                municipality=municipality,
                template="conversations/unread",
                to=[one.member.email],
                context={"title": one.conversation.item.title, "count": one.unread},
                key=f"conversation:{one.pk}:{one.newest}",
            )
    return len(due)


def _due() -> list[Participation]:
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
    found = counted.filter(newest__gt=F("mailed_up_to")).select_related("member", "conversation__item")
    return list(found.order_by("pk"))
