"""Links in mails: signed, for one purpose, good for a while, and no longer once used."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from smartvillage.core.people.models import Member

SALT = "smartvillage.members"
GOOD_FOR = {"confirm": timedelta(days=14), "password": timedelta(hours=6)}


@dataclass(frozen=True)
class Link:
    """`email`: the address that is confirmed."""

    member: Member
    purpose: str
    email: str


def link_token(*, member: Member, purpose: str, email: str) -> str:
    return signing.dumps([purpose, member.pk, email, _state(member)], salt=SALT)


def read_link(token: str) -> Link | None:
    """What a link is for; None when it is forged, too old or used. Within the municipality's scope."""
    for purpose, period in GOOD_FOR.items():
        try:
            said, key, email, state = signing.loads(token, salt=SALT, max_age=period)
        except (signing.BadSignature, ValueError, TypeError):
            continue
        member = Member.objects.filter(pk=key).first() if said == purpose else None
        if member and state == _state(member):
            return Link(member, purpose, email)
    return None


def _state(member: Member) -> str:
    """Changes when the link has done its work."""
    return f"{member.email}:{member.password[-12:]}:{bool(member.confirmed_at)}"
