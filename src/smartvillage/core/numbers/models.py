"""Counts by day."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.models import Municipality


class Reads(models.Model):
    """How often citizens opened an item's page on a day."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField()

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "day"], name="reads_unique")]
        indexes = [models.Index(fields=["day", "item"], name="reads_of_day")]


class Missed(models.Model):
    """How often words were looked for on a day without any hit."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, db_constraint=False)
    day = models.DateField()
    words = models.CharField(max_length=60)
    count = models.PositiveIntegerField()

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "day", "words"], name="missed_unique")]
