"""What citizens answer."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.content.models import Item


class Answers(models.Model):
    """Of a survey."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        abstract = True


class Tally(Answers):
    """How often an option was chosen; nobody knows by whom."""

    option = models.BigIntegerField()
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "option"], name="survey_tally_unique")]


class Submission(Answers):
    """That somebody has answered: the digest of the number their app made up, so that they answer once."""

    uuid_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "uuid_hash"], name="survey_submission_unique")]


class FreeText(Answers):
    """In somebody's own words; shown to citizens when an editor made it public."""

    class Status(models.TextChoices):
        INTERNAL = "INTERNAL", "Intern"
        PUBLIC = "PUBLIC", "Öffentlich"

    question = models.BigIntegerField()
    option = models.BigIntegerField(null=True)
    text = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.INTERNAL)
    created_at = models.DateTimeField(auto_now_add=True)


class Comment(Answers):
    """On a survey; shown when an editor released it."""

    message = models.TextField()
    visible = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
