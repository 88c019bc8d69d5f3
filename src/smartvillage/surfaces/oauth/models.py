"""API clients and their tokens; secrets and tokens are stored as SHA-256 only."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role


class Client(models.Model):
    """A program that acts for an organisation in a role (wire: OAuth application)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=16, choices=Role.choices)
    uid = models.CharField(max_length=64, unique=True)
    secret_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="organisation__municipality")

    def __str__(self) -> str:
        return self.name


class AccessToken(models.Model):
    """Proof that a client may ask, for a day."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[Any] = ScopedManager(municipality="client__organisation__municipality")
