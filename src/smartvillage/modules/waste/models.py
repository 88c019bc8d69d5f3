"""Addresses, what is collected there, when, and who wants to be reminded."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.push.models import Device
from smartvillage.kit.words import fold

SETUP = "setup"
"""The type that marks an address made by hand; nothing is collected."""


class WasteAddress(models.Model):
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    street = models.CharField(max_length=200)
    zip = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=120, blank=True)
    district = models.CharField(max_length=120, blank=True)
    folded = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "street", "zip", "city", "district"], name="waste_address_unique"
            )
        ]
        indexes = [models.Index(fields=["municipality", "folded", "id"], name="waste_address_sorted")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.street)[:200]
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"{self.street}, {f'{self.zip} {self.city}'.strip()}".strip(", ")


class Tour(models.Model):
    """Dates that many addresses share."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    title = models.CharField(max_length=200, blank=True)
    waste_type = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")


class Collection(models.Model):
    """One kind of waste at an address (wire: waste location type); the rhythm is kept as it was sent."""

    address = models.ForeignKey(WasteAddress, on_delete=models.CASCADE, related_name="collections")
    tour = models.ForeignKey(Tour, null=True, on_delete=models.CASCADE, related_name="collections")
    waste_type = models.CharField(max_length=80)
    rhythm = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="address__municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "waste_type", "tour"], name="collection_of_tour_unique"
            ),
            models.UniqueConstraint(
                fields=["address", "waste_type"], condition=Q(tour=None), name="collection_unique"
            ),
        ]


class PickUp(models.Model):
    """A date: of a collection, or of a tour itself."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    collection = models.ForeignKey(Collection, null=True, on_delete=models.CASCADE, related_name="pick_ups")
    tour = models.ForeignKey(Tour, null=True, on_delete=models.CASCADE, related_name="pick_ups")
    day = models.DateField()
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collection", "day"], name="pick_up_unique"),
            models.UniqueConstraint(fields=["tour", "day"], name="tour_day_unique"),
        ]
        indexes = [models.Index(fields=["municipality", "day"], name="pick_up_day")]


class Reminder(models.Model):
    """A phone wants to hear of one kind of waste at an address, some days before, at a time of day in Berlin."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE)
    street = models.CharField(max_length=200)
    zip = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=120, blank=True)
    waste_type = models.CharField(max_length=80)
    days_before = models.PositiveSmallIntegerField(default=0)
    at = models.TimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="device__municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["device", "street", "zip", "city", "waste_type"], name="reminder_unique"
            )
        ]
