"""What has been asked before, and what is not to be tried again yet."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.models import Municipality


class Answered(models.Model):
    """A service's answer, kept so that nobody is asked twice. `places`: [{label, lat, lon, exact}], maybe empty."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    service = models.CharField(max_length=200)
    question = models.CharField(max_length=255)
    places = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "service", "question"], name="geocoding_answered_once"
            )
        ]


class Attempt(models.Model):
    """An item that has been looked up in this version; `again_at` is None where that was the last word."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="geocoding")
    version = models.PositiveIntegerField()
    count = models.PositiveSmallIntegerField(default=0)
    again_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")


class Turn(models.Model):
    """When a service may be asked next, by all processes of the installation together."""

    service = models.CharField(max_length=200, unique=True)
    next_at = models.DateTimeField()
