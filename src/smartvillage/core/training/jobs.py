"""Every night, and whenever somebody asks for it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from smartvillage.core.jobs.outbox import job, nightly
from smartvillage.core.training.actions import RESET, NotTraining, ground_of, queue, reset
from smartvillage.core.training.models import Ground
from smartvillage.kit.dates import parse_datetime


@nightly(order=80)
def set_back() -> None:
    for ground in Ground.objects.filter(municipality__training=True):
        with transaction.atomic():
            queue(ground)


@job(RESET)
def run(municipality: int | None, payload: Mapping[str, Any]) -> None:
    """What has been done since it was asked for is not done twice; a real municipality is left alone."""
    if municipality is None:
        return
    try:
        ground = ground_of(municipality)
    except NotTraining:
        return
    asked = parse_datetime(payload["asked"])
    if ground.done_at is None or asked is None or ground.done_at < asked:
        reset(municipality=municipality)
