"""API clients, what people allowed them, and their tokens; secrets, codes and tokens are stored as SHA-256 only."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Role


class Client(models.Model):
    """A program that acts for an organisation in a role (wire: OAuth application).

    `redirect_uris`: where people who allowed it something are sent back to, compared letter by letter.
    `confidential`: it can keep a secret, unlike a program on somebody's phone. `membership`: of whom it is the own
    program ("Zugriff per CMS"), in their role and no longer than they work here. `owner`: who answers for it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=16, choices=Role.choices)
    uid = models.CharField(max_length=64, unique=True)
    secret_hash = models.CharField(max_length=64)
    redirect_uris = models.JSONField(default=list)
    confidential = models.BooleanField(default=True)
    membership = models.ForeignKey(Membership, null=True, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="organisation__municipality")

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A person allows a client to act as they do, until they or the client end it.

    `code_hash`: of the code that is exchanged once for tokens. `spent_hash`: of the refresh token before the
    present one; who sends it again has stolen it, or was stolen from.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="grants")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    redirect_uri = models.CharField(max_length=500)
    challenge = models.CharField(max_length=43, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    refresh_hash = models.CharField(max_length=64, unique=True, null=True)
    spent_hash = models.CharField(max_length=64, unique=True, null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[Any] = ScopedManager(municipality="client__organisation__municipality")


class AccessToken(models.Model):
    """Proof that a client may ask, for a day; with a grant, as the person who gave it."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    grant = models.ForeignKey(Grant, null=True, on_delete=models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[Any] = ScopedManager(municipality="client__organisation__municipality")
