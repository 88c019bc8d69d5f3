"""The newest weather of a municipality."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality


class Weather(models.Model):
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    lat = models.FloatField()
    lon = models.FloatField()
    current = models.JSONField(default=dict)
    hourly = models.JSONField(default=list)
    daily = models.JSONField(default=list)
    alerts = models.JSONField(default=list)
    created_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")
