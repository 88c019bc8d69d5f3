"""What an editor typed and has not saved yet, what colleagues say about items, and the way back from a hand-over."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.models import Municipality
from smartvillage.kit.dates import now


class Remark(models.Model):
    """What a colleague says about an item or one of its fields (`field` by name, "" for all of it)."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="remarks")
    field = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        indexes: ClassVar[Any] = [models.Index(fields=["item", "at"], name="remark_of_item")]


class SignIn(models.Model):
    """A session somebody works in, so that they can see and end it. Neither address nor exact browser is kept."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")


class Draft(models.Model):
    """The raw state of a form as it was last sent: of an item, or (`key`) of one that is yet to be.

    `data`: {"raw": the raw state, "publish_from": text, "publish_to": text}. `base_version` is the item's
    version the editor started from.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=100)
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE)
    key = models.UUIDField(null=True)
    data = models.JSONField()
    base_version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["account", "item"], name="draft_of_item_unique"),
            models.UniqueConstraint(fields=["account", "key"], name="draft_key_unique"),
        ]


class HandOver(models.Model):
    """What went from somebody who left to a successor, for as long as it can be taken back.

    `moved`: numbers of rows under `drafts`, `proposals` and `clients`; `ended` and `begun`: of memberships of the one
    and the other; `views`: by kind and name those that the successor got, `own_views` those of the leaver.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    leaver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    successor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField()

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")
