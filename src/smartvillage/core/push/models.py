"""Phones, the records they follow, what is to be pushed, and schedules of it."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Member

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Device(models.Model):
    """A phone that may be told things. What it does not want to hear is kept as the app sends it.

    `excluded_topics`: {"<category tag>": {"<category id>": {}}}.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    token = models.CharField(max_length=255)
    device_type = models.CharField(max_length=20, default="undefined")
    excluded_organisations = models.JSONField(default=list)
    excluded_regional_keys = models.JSONField(default=list)
    excluded_topics = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "token"], name="device_token_unique")]


class Following(models.Model):
    """A phone wants to hear the scheduled pushes of a record; `record_type` as on the wire."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE)
    record_type = models.CharField(max_length=60)
    record = models.BigIntegerField()

    objects: ClassVar[Any] = ScopedManager(municipality="device__municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_type", "record", "device"], name="following_unique")
        ]


class Notification(models.Model):
    """Something to push. `released_at`: from when on it may go out; one about an item waits until citizens see it.

    `withheld`: why it never goes out.
    """

    class Withheld(models.TextChoices):
        TRAINING = "training", "Übungskommune"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE)
    title = models.CharField(max_length=255)
    body = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    audience = models.JSONField(default=dict)
    key = models.CharField(max_length=120, null=True)
    due_at = models.DateTimeField(db_index=True)
    released_at = models.DateTimeField(null=True)
    withheld = models.CharField(max_length=16, choices=Withheld.choices, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="notification_key_unique")
        ]


class Schedule(models.Model):
    """A push about an item at a moment, or every week; `weekly`: times as "HH:MM" by the day's English name."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="schedules")
    recurring = models.PositiveSmallIntegerField(default=0)
    once_at = models.DateTimeField(null=True)
    weekly = models.JSONField(default=dict)
    title = models.CharField(max_length=255)
    body = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")
