"""Accounts of staff, organisations, memberships, and citizens with a profile."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.rights import Role


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
    `contact`: {"address": {...}, "contact": {...}, "logo": {"url": ...}}, parts as in documents.
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
    """An account works for an organisation in a role."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)

    objects: ClassVar[Any] = ScopedManager(municipality="organisation__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "organisation"], name="membership_unique")]


class Member(models.Model):
    """A citizen with a profile in one municipality; never an account of the CMS."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "email"], name="member_email_unique")]
