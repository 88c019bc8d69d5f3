"""A form as it was sent."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality


class CitizenForm(models.Model):
    """`source`: which form; `content`: JSON as text."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    source = models.CharField(max_length=80)
    data_type = models.CharField(max_length=20)
    content = models.TextField()
    done_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")
