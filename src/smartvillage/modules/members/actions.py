"""Registering, signing in, changing a profile, leaving."""

import secrets
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Item
from smartvillage.core.mail.actions import is_address, post_mail
from smartvillage.core.modules import rooms
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.members import end_tokens
from smartvillage.core.people.models import Member
from smartvillage.kit.dates import now, parse_date
from smartvillage.modules.members.links import link_token

SHORTEST, LONGEST = 8, 128
PREFERENCES = ("gender", "birthday", "city", "street", "postal_code")
UNCONFIRMED, UNUSED = timedelta(days=14), timedelta(days=400)


def register(*, municipality: int, email: str, password: str, repeated: str, origin: str) -> None:
    """A new profile, good once its address is confirmed. Whether the address is known is said by mail alone.

    Raises `Invalid`.
    """
    address = email.strip().lower()
    if not is_address(address):
        raise Invalid({"email": "Die E-Mail-Adresse ist ungültig"})
    hashed = _hashed(password, repeated)
    with within(municipality), transaction.atomic():
        known = Member.objects.filter(email=address).first()
        if known and known.confirmed_at:
            _mail(known, "members/known", address, origin)
            return
        if known is None:
            known = Member.objects.create(municipality_id=municipality, email=address, password=hashed)
        else:
            known.password = hashed
            known.save()
        _mail(known, "members/confirm", address, _url(origin, known, "confirm", address))


def sign_in(*, municipality: int, email: str, password: str) -> Member | None:
    """The citizen of confirmed address and right password; takes as long for the wrong ones."""
    with within(municipality):
        found = Member.objects.filter(email=email.strip().lower(), confirmed_at__isnull=False).first()
    stored = found.password if found else _nobodys()
    right = check_password(password[:LONGEST], stored)
    return found if right else None


def sign_in_by_key(*, municipality: int, key: str, secret: str) -> Member | None:
    """The profile of a phone's key, made when the key is new; None for keys too short to be unique."""
    if not 16 <= len(key) <= 200:
        return None
    digest = sha256(f"{key}\x1f{secret}".encode("utf-8", "replace")).hexdigest()
    with within(municipality), transaction.atomic():
        made, _ = Member.objects.get_or_create(municipality_id=municipality, key_hash=digest)
    found: Member = made
    return found


def change_profile(*, member: Member, given: dict[str, str]) -> None:
    """What is sent replaces what was there."""
    for name in ("first_name", "last_name"):
        if name in given:
            setattr(member, name, given[name].strip()[:80])
    kept = {name: given[name].strip()[:200] for name in PREFERENCES if name in given}
    if day := parse_date(kept.get("birthday")):
        kept["birthday"] = day.isoformat() if day < date(9000, 1, 1) else ""
    member.preferences = {**member.preferences, **kept}
    member.save()


def change_password(*, member: Member, password: str, repeated: str, token: str = "") -> None:
    """And sign out everywhere but here. Raises `Invalid`."""
    member.password = _hashed(password, repeated)
    with transaction.atomic():
        member.save()
        end_tokens(member, but=token)


def change_address(*, member: Member, email: str, origin: str) -> None:
    """The new address counts once it is confirmed. Raises `Invalid`."""
    address = email.strip().lower()
    if not is_address(address):
        raise Invalid({"email": "Die E-Mail-Adresse ist ungültig"})
    if address != member.email:
        _mail(member, "members/confirm", address, _url(origin, member, "confirm", address))


def ask_for_password(*, municipality: int, email: str, origin: str) -> None:
    """Mail a link, if there is such a profile."""
    with within(municipality), transaction.atomic():
        found = Member.objects.filter(email=email.strip().lower()).first()
        if found:
            _mail(found, "members/password", found.email, _url(origin, found, "password", found.email))


def confirm(*, member: Member, email: str) -> bool:
    """The address is the citizen's; False when somebody else has it by now."""
    member.email, member.confirmed_at = email, now()
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError:
        return False
    return True


def erase(*, member: Member) -> None:
    """Delete the profile, what modules keep of the citizen, and what they published."""
    with within(member.municipality_id), transaction.atomic():
        for room in rooms("personal"):
            room.erase(member)
        Item.objects.filter(member=member).update(member=None, state=Item.State.TRASH, trashed_at=now())
        member.delete()


def export(*, member: Member) -> dict[str, Any]:
    """All that is kept of a citizen, by part of the product."""
    own = {
        "email": member.email,
        "first_name": member.first_name,
        "last_name": member.last_name,
        "preferences": member.preferences,
        "created_at": member.created_at.isoformat(),
    }
    with within(member.municipality_id):
        items = Item.objects.filter(member=member).order_by("pk")
        found = {"profile": own, "items": [{"id": item.pk, "document": item.document} for item in items]}
        for room in rooms("personal"):
            found[room.__name__.rsplit(".", 2)[-2]] = room.export(member)
    return found


def forget_unused(*, municipality: int, at: datetime) -> int:
    """Profiles never confirmed, and voucher profiles nobody used for long; returns how many."""
    with within(municipality):
        never = Member.objects.filter(key_hash=None, confirmed_at=None, created_at__lt=at - UNCONFIRMED)
        unused = Member.objects.filter(key_hash__isnull=False, seen_at__lt=at - UNUSED)
        found = [*never, *unused]
    for member in found:
        erase(member=member)
    return len(found)


def _hashed(password: str, repeated: str) -> str:
    from django.contrib.auth.password_validation import validate_password

    if password != repeated:
        raise Invalid({"password_confirmation": "Die beiden Passwörter sind verschieden"})
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid({"password": f"Das Passwort braucht {SHORTEST} bis {LONGEST} Zeichen"})
    try:
        validate_password(password)
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from None
    return make_password(password)


@cache
def _nobodys() -> str:
    """A password nobody has, so that an unknown address takes as long as a known one."""
    return make_password(secrets.token_urlsafe(16))


def _url(origin: str, member: Member, purpose: str, email: str | None) -> str:
    return f"{origin}/profil/{link_token(member=member, purpose=purpose, email=email or '')}"


def _mail(member: Member, template: str, to: str | None, link: str) -> None:
    post_mail(municipality=member.municipality_id, template=template, to=[to or ""], context={"link": link})
