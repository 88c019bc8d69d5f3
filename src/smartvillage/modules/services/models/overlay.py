"""What a municipality says above the catalogue. Public ids, not rows: it outlives every import."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.modules.services.models.sources import Source
from smartvillage.modules.services.versions import bump_overlay

REQUESTS_PER_DAY = 20_000
"""How often a state's upstream may be asked for one municipality, unless its key allows for more or less."""


class Connection(models.Model):
    """A municipality's place in the catalogue, and its own key (sealed) for a source that is asked in its name.

    `area`: whose services people see first; empty: the municipality's own area.
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=2)
    area = models.ForeignKey(Area, null=True, on_delete=models.SET_NULL, related_name="+")
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="+")
    secret = models.TextField(blank=True)
    requests_per_day = models.PositiveIntegerField(default=REQUESTS_PER_DAY)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")


class OwnService(models.Model):
    """`service` is a public id. `html`: the municipality's own remark; `links`: list of {url, name}."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    service = models.CharField(max_length=255)
    hidden = models.BooleanField(default=False)
    pinned = models.PositiveSmallIntegerField(null=True)
    html = models.TextField(blank=True)
    links = models.JSONField(default=list)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "service"], name="own_service_unique")]


class OwnOffice(models.Model):
    """`office` is a public id. `hours`: as in places (`kit.hours`), instead of the catalogue's."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    office = models.CharField(max_length=255)
    hours = models.JSONField(default=list)
    note = models.TextField(blank=True)
    appointment_url = models.CharField(max_length=1000, blank=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "office"], name="own_office_unique")]


class Showing(models.Model):
    """How often the page of a service was shown on a day; nobody is counted."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    service = models.CharField(max_length=255)
    day = models.DateField()
    number = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "service", "day"], name="showing_unique")
        ]


@receiver(post_save, sender=Municipality, dispatch_uid="services-place")
def _maybe_moved(
    instance: Municipality, *, created: bool, update_fields: Collection[str] | None, **_: object
) -> None:
    """Its area decides whose services its citizens see."""
    if not created and (update_fields is None or "area" in update_fields):
        bump_overlay(municipality=instance.pk)
