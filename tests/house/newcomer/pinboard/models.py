"""What is not content: every thanks that somebody left."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item


class Thanks(models.Model):
    """One word of thanks for a note."""

    note = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="note__municipality")

    def __str__(self) -> str:
        return f"Dank für {self.note}"
