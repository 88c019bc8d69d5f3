"""What is known of an address, and where a broken one is used."""

from django.db import models


class Link(models.Model):
    """`fault` is empty as long as it leads somewhere; `failures` in a row; `wanted_at`: last seen in a text."""

    url = models.CharField(max_length=1000, unique=True)
    fault = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(db_index=True)
    wanted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.url


class LinkUse(models.Model):
    """Where a broken link stands. `scope`: who is told, "m:7" for a municipality; `address`: where it is edited."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="uses")
    scope = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["scope", "link"], name="link_use_of")]
