"""A message about an item."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item


class ItemMessage(models.Model):
    """Who wrote it stands in the mail alone."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    message = models.TextField()
    visible = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")
