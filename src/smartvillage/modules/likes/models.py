"""A like."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.people.models import Member


class Like(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    like_type = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "member", "like_type"], name="like_unique")]
