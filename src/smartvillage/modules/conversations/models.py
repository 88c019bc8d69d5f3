"""Conversations about items, who takes part, and what was written."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Member


class Conversation(models.Model):
    """Between the author of an item and somebody who wrote to them."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    starter = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "starter"], name="conversation_unique")]


class Participation(models.Model):
    """`read_up_to`: the newest message the member has read; `seen_from`: what they left behind lies below;
    `mailed_up_to`: the newest message a mail has told them of."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    left = models.BooleanField(default=False)
    seen_from = models.BigIntegerField(default=0)
    read_up_to = models.BigIntegerField(default=0)
    mailed_up_to = models.BigIntegerField(default=0)
    wants_push = models.BooleanField(default=True)
    wants_mail = models.BooleanField(default=False)

    objects: ClassVar[Any] = ScopedManager(municipality="conversation__municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "member"], name="participation_unique")
        ]


class Message(models.Model):
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    sender = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="conversation__municipality")
