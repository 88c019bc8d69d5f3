"""Tenants, their areas and their hosts."""

from django.db import models


class Area(models.Model):
    """A node of the official regional tree (ARS): Bund, Land, Kreis, Amt, Gemeinde, Ortsteil."""

    class Level(models.TextChoices):
        NATION = "nation", "Bund"
        STATE = "state", "Land"
        DISTRICT = "district", "Landkreis"
        ASSOCIATION = "association", "Amt"
        MUNICIPALITY = "municipality", "Gemeinde"
        LOCALITY = "locality", "Ortsteil"

    ars = models.CharField(max_length=12, blank=True, db_index=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=16, choices=Level.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parent", "name", "level"], name="area_unique")]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A tenant. `look`: primary, accent, claim, arms (URL). `settings`: free configuration by key.

    `training`: people practise here, nothing leaves it, and every night it is set back (`core/training`).
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    look = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)
    modules_off = models.JSONField(default=list)
    outline = models.JSONField(null=True)
    training = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name


class Domain(models.Model):
    """A host name (without port) that answers for one municipality."""

    host = models.CharField(max_length=253, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="domains")

    def __str__(self) -> str:
        return self.host
