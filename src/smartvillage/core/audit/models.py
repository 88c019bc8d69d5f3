"""Who did what when in the administration of a municipality."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.kit.dates import now


class Action(models.TextChoices):
    """What is worth a line. Content has its own history."""

    SIGNED_IN = "signed_in", "Angemeldet"
    FAILED = "failed", "Anmeldung fehlgeschlagen"
    INVITED = "invited", "Eingeladen"
    INVITED_AGAIN = "invited_again", "Noch einmal eingeladen"
    WITHDRAWN = "withdrawn", "Einladung zurückgezogen"
    ACCEPTED = "accepted", "Einladung angenommen"
    JOINED = "joined", "In eine Organisation aufgenommen"
    ROLE = "role", "Rolle oder Frist geändert"
    ENDED = "ended", "Mitarbeit beendet"
    HANDED_OVER = "handed_over", "Arbeit übergeben"
    HANDED_BACK = "handed_back", "Übergabe zurückgenommen"
    ORGANISATION = "organisation", "Organisation angelegt"
    CHANGED = "changed", "Organisation geändert"
    CLOSED = "closed", "Organisation geschlossen"
    REOPENED = "reopened", "Organisation wieder geöffnet"
    CLIENT = "client", "Zugang für ein Programm angelegt"
    CLIENT_KEY = "client_key", "Schlüssel eines Programms erneuert"
    CLIENT_GONE = "client_gone", "Zugang eines Programms entzogen"
    SESSIONS = "sessions", "Sitzungen beendet"
    CATEGORY = "category", "Kategorien geändert"
    SETTING = "setting", "Einstellung geändert"


class Entry(models.Model):
    """Kept for a year, without network addresses. `who`, `whom`: names as they were then.

    `person`: about whom, where it is about somebody; `details`: what changed, fit for `surfaces/cms/auditing.py`.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    at = models.DateTimeField(default=now)
    action = models.CharField(max_length=16, choices=Action.choices)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    who = models.CharField(max_length=254, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    whom = models.CharField(max_length=254, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["municipality", "at"], name="audit_by_time"),
            models.Index(fields=["municipality", "person", "at"], name="audit_by_person"),
        ]
