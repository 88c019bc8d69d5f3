"""Work that must survive a crash is a row until it is done."""

from django.db import models

from smartvillage.core.municipalities.models import Municipality


class Task(models.Model):
    """A job to run after commit, at least once: leased while it runs, retried when the lease ends unfinished."""

    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.CASCADE)
    topic = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    failed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["failed", "due_at"], name="task_due")]

    def __str__(self) -> str:
        return f"{self.topic} {self.payload}"


class Beat(models.Model):
    """When a regular job is due next."""

    name = models.CharField(max_length=120, primary_key=True)
    due_at = models.DateTimeField()
