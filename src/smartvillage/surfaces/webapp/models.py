"""What the web app remembers: which forms it has taken already."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality


class Submission(models.Model):
    """A form that was taken; `key` names it, so that it is taken once however often a device sends it."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    key = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="submission_once")]
