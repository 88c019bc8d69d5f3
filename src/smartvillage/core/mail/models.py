"""Which mails have gone out, so that none goes twice; which have not, and why."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality


class SentMail(models.Model):
    """Only a digest of the key is kept: neither to whom nor what."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    key_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "key_hash"], name="sent_mail_unique")]


class UnsentMail(models.Model):
    """A letter that was written and did not go out. Neither to whom nor its text: links in it may open accounts."""

    class Reason(models.TextChoices):
        TRAINING = "training", "Übungskommune"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    subject = models.CharField(max_length=200)
    receivers = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=16, choices=Reason.choices)
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")
