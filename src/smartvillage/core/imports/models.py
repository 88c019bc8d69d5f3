"""Sources a municipality imports from, and what each run did."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Organisation


class ImportSource(models.Model):
    """A file or address from which items of a kind come; remembers what the server said for conditional GET."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    slug = models.SlugField(max_length=80)
    location = models.CharField(max_length=1000)
    format = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    etag = models.CharField(max_length=255, blank=True)
    last_modified = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="import_source_unique")]

    def __str__(self) -> str:
        return self.slug


class ImportRun(models.Model):
    """One attempt: what it would have changed or did change, and what was wrong with the input."""

    class Outcome(models.TextChoices):
        RUNNING = "running", "läuft"
        PREVIEW = "preview", "Vorschau"
        APPLIED = "applied", "übernommen"
        UNCHANGED = "unchanged", "unverändert"
        REFUSED = "refused", "abgelehnt"
        FAILED = "failed", "fehlgeschlagen"

    source = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="runs")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.RUNNING)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    message = models.TextField(blank=True)

    objects: ClassVar[Any] = ScopedManager(municipality="source__municipality")

    class Meta:
        indexes = [models.Index(fields=["source", "-started_at"], name="import_run_recent")]
