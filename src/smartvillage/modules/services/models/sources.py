"""Where a state's catalogue comes from, and what importing remembers."""

from typing import Any

from django.db import models


class Source(models.Model):
    """One origin of a state's catalogue. `settings`: what its kind needs (`sources/`); `cursor`: where to go on.

    Two sources may deliver the same thing; the one with the lower `rank` keeps it. `secret` is sealed (`secrets.py`).
    """

    class Kind(models.TextChoices):
        XZUFI = "xzufi", "XZuFi-Übertragungsdateien"
        PVOG_FEED = "pvog_feed", "PVOG-Bereitstelldienst"
        PVOG_SEARCH = "pvog_search", "PVOG-Suchdienst"
        REST_ZUFI = "rest_zufi", "REST-ZuFi (Infodienste)"
        FIM = "fim", "FIM-Portal"
        MANUAL = "manual", "Eigene Einträge"

    class Mode(models.TextChoices):
        CATALOGUE = "catalogue", "Eigener Katalog"
        PROXY = "proxy", "Durchleiten"
        HYBRID = "hybrid", "Katalog, sonst durchleiten"

    state = models.CharField(max_length=2)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=120)
    base_url = models.CharField(max_length=1000, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.CATALOGUE)
    rank = models.PositiveSmallIntegerField(default=10)
    enabled = models.BooleanField(default=True)
    every_minutes = models.PositiveIntegerField(default=1440)
    settings = models.JSONField(default=dict)
    secret = models.TextField(blank=True)
    cursor = models.JSONField(default=dict)
    last_ok_at = models.DateTimeField(null=True)
    data_as_of = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["state", "name"], name="bus_source_unique")]

    def __str__(self) -> str:
        return self.name

    def setting(self, name: str, default: Any = None) -> Any:
        """A value of `settings`; what is not there or empty is the default."""
        return self.settings.get(name) or default


class Run(models.Model):
    """One import, perhaps in several processes one after the other. `counts` by what happened to entries."""

    class Status(models.TextChoices):
        RUNNING = "running", "läuft"
        DONE = "done", "abgeschlossen"
        REFUSED = "refused", "angehalten: zu viele Löschungen"
        FAILED = "failed", "fehlgeschlagen"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="runs")
    full = models.BooleanField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    message = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["source", "-started_at"], name="bus_run_recent")]


class Pending(models.Model):
    """An event whose target has not arrived yet: kept until the entry with the key `awaits` is there.

    `delivery` is the key of what the event is about or came with; what is told again about it takes its place.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    delivery = models.BigIntegerField(db_index=True)
    awaits = models.BigIntegerField(db_index=True)
    event = models.JSONField()
    seen = models.BigIntegerField(default=0)


class Change(models.Model):
    """The latest change of each entry that clients see: `number` is the catalogue's version it came with."""

    state = models.CharField(max_length=2)
    kind = models.CharField(max_length=12)
    public_id = models.CharField(max_length=255)
    entry = models.BigIntegerField()
    gone = models.BooleanField(default=False)
    number = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "kind", "public_id"], name="bus_change_unique")
        ]
        indexes = [models.Index(fields=["state", "number"], name="bus_change_order")]


class CatalogueVersion(models.Model):
    """How often a state's catalogue was written: the key of every cache. State `--`: the area tree."""

    state = models.CharField(max_length=2, primary_key=True)
    number = models.BigIntegerField(default=0)
    at = models.DateTimeField()


class KeptAnswer(models.Model):
    """The last good answer of an upstream to one question; served while it is fresh, and older when upstream fails.

    `question`: hash of source, path and canonical parameters. `lease_until`: somebody is asking right now.
    """

    question = models.CharField(max_length=64, primary_key=True)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    status = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField(default=b"")
    headers = models.JSONField(default=dict)
    fetched_at = models.DateTimeField(null=True, db_index=True)
    lease_until = models.DateTimeField(null=True)
