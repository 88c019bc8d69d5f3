"""A feed's times, trips and calendar; ids are texts as the feed has them."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.people.models import Organisation


class Feed(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    imported_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager(municipality="organisation__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="feed_unique")]


class OfFeed(models.Model):
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[Any] = ScopedManager(municipality="feed__organisation__municipality")

    class Meta:
        abstract = True


class StopTime(OfFeed):
    """`leaves`: seconds after midnight, beyond 24 hours too; `said`: the feed's columns."""

    stop = models.CharField(max_length=255)
    trip = models.CharField(max_length=255)
    leaves = models.PositiveIntegerField()
    said = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["stop", "feed", "leaves"], name="stop_time")]


class Trip(OfFeed):
    trip = models.CharField(max_length=255)
    service = models.CharField(max_length=255)
    said = models.JSONField(default=dict)
    route = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "trip"], name="trip_unique")]


class Service(OfFeed):
    """On which weekdays (Monday first, "1" or "0") between which days."""

    service = models.CharField(max_length=255)
    weekdays = models.CharField(max_length=7)
    starts_on = models.DateField()
    ends_on = models.DateField()


class ServiceDay(OfFeed):
    """A day on which a service runs besides, or does not run."""

    service = models.CharField(max_length=255)
    day = models.DateField()
    runs = models.BooleanField()
