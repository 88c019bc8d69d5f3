"""What a training municipality is set back to, and how the last time went."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality


class Ground(models.Model):
    """`example`: by its name in `port.py`. `organisations`: numbers of its organisations by the example's keys.

    `people`: memberships as the operator set them up, number by number the role; whatever is practised with them,
    in the morning they are so again. `pictures`: what the example has drawn already. `asked_at` is later than
    `done_at` while somebody waits.
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="ground")
    example = models.SlugField()
    organisations = models.JSONField(default=dict)
    people = models.JSONField(default=dict)
    pictures = models.JSONField(default=dict)
    asked_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    @property
    def waiting(self) -> bool:
        """Somebody asked, and it is not done."""
        return self.asked_at is not None and (self.done_at is None or self.done_at < self.asked_at)

    @property
    def running(self) -> bool:
        begun = self.begun_at is not None and self.asked_at is not None and self.begun_at >= self.asked_at
        return self.waiting and begun and not self.fault
