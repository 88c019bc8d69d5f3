"""Accounts of staff, organisations, memberships, and citizens with a profile."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.rights import Role
from smartvillage.kit.dates import now, today


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=(username or "").strip())


class Account(AbstractBaseUser):
    """A person who signs in to the CMS; what they may do comes from their memberships."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    desk = models.JSONField(default=dict, help_text="what they set up for themselves, by municipality")
    is_operator = models.BooleanField(default=False, help_text="runs the whole installation")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """An office, club or company that owns content (wire: data provider).

    `settings`: by record type ("NewsItem" ...) the keys of permissions.md section 4.
    `contact`: {"address": {...}, "contact": {...}, "logo": {"url": ...}}, parts as in documents. `closed_at`: since
    then it only lends its name to what was; nobody works for it.
    """

    class DataType(models.TextChoices):
        IMPORTER = "general_importer", "Allgemein"
        BUSINESS = "business_account", "Gewerbe"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    data_type = models.CharField(max_length=20, choices=DataType.choices, default=DataType.IMPORTER)
    description = models.TextField(blank=True)
    notice = models.TextField(blank=True)
    contact = models.JSONField(default=dict)
    rights = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "folded"], name="organisation_name_unique")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        from smartvillage.kit.words import fold

        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class Membership(models.Model):
    """An account works for an organisation in a role. `keycloak_id`: how the municipality's Studio knows the person.

    `ends_on`: the last day on which it counts. `deputises`: for whom the person stands in until then. `ended_at`:
    ended before by hand. Whether one counts is said by `memberships.in_force` alone.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)
    keycloak_id = models.CharField(max_length=120, blank=True, db_index=True)
    ends_on = models.DateField(null=True)
    deputises = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)

    objects: ClassVar[Any] = ScopedManager(municipality="organisation__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "organisation"], name="membership_unique")]

    @property
    def counts(self) -> bool:
        """What `memberships.in_force` asks the database, of this row and its organisation."""
        over = self.ends_on is not None and self.ends_on < today()
        return self.ended_at is None and not over and self.organisation.closed_at is None


class Invitation(models.Model):
    """A letter with a link that makes its reader an account; only the link's digest is kept.

    What it offers is `offers`. It is open until it is accepted, withdrawn or has expired.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(db_index=True)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_open_unique",
            )
        ]


class Offer(models.Model):
    """A membership that an invitation offers; the fields mean what they mean there."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="offers")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="offers")
    role = models.CharField(max_length=16, choices=Role.choices)
    ends_on = models.DateField(null=True)
    deputises = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[Any] = ScopedManager(municipality="organisation__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "organisation"], name="offer_unique")]


class Member(models.Model):
    """A citizen with a profile in one municipality; never an account of the CMS.

    Signs in with address and password, or, made on the fly for vouchers, with a key of their phone. `preferences`:
    what the profile says besides: gender, birthday, city, street, postal_code.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    email = models.EmailField(null=True, blank=True)
    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    preferences = models.JSONField(default=dict)
    password = models.CharField(max_length=128, blank=True)
    key_hash = models.CharField(max_length=64, null=True)
    confirmed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(default=now)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "email"], name="member_email_unique"),
            models.UniqueConstraint(fields=["municipality", "key_hash"], name="member_key_unique"),
        ]

    @property
    def display_name(self) -> str:
        """As others read it: first name and the initial of the last."""
        initial = f"{self.last_name[:1]}." if self.last_name else ""
        return f"{self.first_name} {initial}".strip() or "Mitglied"


class MemberToken(models.Model):
    """A phone on which a citizen is signed in; only the digest of its token is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="member__municipality")
