"""Files of a municipality: pictures first of all."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Organisation


class Licence(models.TextChoices):
    """What others allow us to do with a file."""

    OWN = "own", "Eigenes Werk"
    PERMITTED = "permitted", "Mit Erlaubnis des Urhebers"
    STOCK = "stock", "Gekauft (Bildagentur)"
    CC0 = "cc0", "Gemeinfrei oder CC0"
    CC_BY = "cc-by", "CC BY (Namensnennung)"
    CC_BY_SA = "cc-by-sa", "CC BY-SA (Namensnennung, gleiche Bedingungen)"


class Asset(models.Model):
    """An uploaded file, stored once by its content; `alt` is what a blind reader hears, `key` under
    which name upstream's CMS stored it. `focus_x`, `focus_y`: what must stay visible when the picture is cut,
    in percent from the left and from the top. `likeness`: near for pictures that look alike.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL)
    digest = models.CharField(max_length=64)
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    name = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=200, blank=True, db_index=True)
    alt = models.TextField(blank=True)
    decorative = models.BooleanField(default=False)
    copyright = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=20, choices=Licence.choices, blank=True)
    licence_until = models.DateField(null=True, blank=True)
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    likeness = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "digest"], name="asset_unique")]

    def __str__(self) -> str:
        return self.name or self.digest


class Linked(models.Model):
    """A file elsewhere that was to become our own. `address`: SHA-256 of its URL; `failures` until it is left alone."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    address = models.CharField(max_length=64)
    asset = models.ForeignKey(Asset, null=True, on_delete=models.CASCADE)
    failures = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "address"], name="linked_unique")]
