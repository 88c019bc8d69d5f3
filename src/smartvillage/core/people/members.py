"""Citizens signing in: their tokens, and who is behind one."""

import secrets
from datetime import timedelta
from hashlib import sha256

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member, MemberToken
from smartvillage.kit.dates import now

LASTS = timedelta(days=90)
PHONES = 5
NOTED_AGAIN = timedelta(days=1)


def issue_member_token(member: Member) -> str:
    """A new token; the oldest beyond five phones ends."""
    token = secrets.token_urlsafe(32)
    MemberToken.objects.create(member=member, token_hash=_digest(token))
    kept = MemberToken.objects.filter(member=member).order_by("-used_at", "-pk").values_list("pk", flat=True)
    MemberToken.objects.filter(member=member).exclude(pk__in=list(kept[:PHONES])).delete()
    return token


def member_of(*, municipality: int, token: str) -> int | None:
    """The citizen behind a token, None when it is wrong or was not used for 90 days; one statement."""
    if not token:
        return None
    at = now()
    with within(municipality):
        found = MemberToken.objects.filter(token_hash=_digest(token), used_at__gt=at - LASTS)
        row: tuple[int, int, object] | None = found.values_list("pk", "member", "used_at").first()
        if row is None:
            return None
        if row[2] < at - NOTED_AGAIN:  # type: ignore[operator]
            MemberToken.objects.filter(pk=row[0]).update(used_at=at)
            Member.objects.filter(pk=row[1]).update(seen_at=at)
    return row[1]


def end_tokens(member: Member, *, but: str = "") -> None:
    """Sign the citizen out on all phones but the one of a token."""
    MemberToken.objects.filter(member=member).exclude(token_hash=_digest(but)).delete()


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
