"""What else the areas of the official tree (`core.municipalities`) are called."""

from django.db import models

from smartvillage.core.municipalities.models import Area


class AreaAlias(models.Model):
    """`value` is digits: id of the central area service, of a state's older one, municipality key, postcode.

    A locality has the municipality key of its municipality; a postcode stands for several areas.
    """

    class Scheme(models.TextChoices):
        GD = "gd", "Gebietsdienst"
        GD_OLD = "gd_old", "Gebietsdienst des Landes"
        AGS = "ags", "Amtlicher Gemeindeschlüssel"
        POSTCODE = "plz", "Postleitzahl"

    scheme = models.CharField(max_length=8, choices=Scheme.choices)
    value = models.CharField(max_length=40)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="aliases")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value", "area"], name="area_alias_unique"),
        ]
