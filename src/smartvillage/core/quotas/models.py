"""What members took."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.people.models import Member


class Redemption(models.Model):
    """So many of an item for a member; `device_hash` knows the same request again."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField()
    device_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        indexes = [models.Index(fields=["item", "member", "at"], name="redemption_of_member")]
