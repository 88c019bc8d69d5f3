"""The facade of background work: `@job` handles posted tasks, `@every` runs on a beat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from smartvillage.core.jobs.models import Task
from smartvillage.kit.dates import now

Handler = Callable[[int | None, Mapping[str, Any]], None]


@dataclass(frozen=True)
class Regular:
    name: str
    interval: timedelta
    run: Callable[[], None]


HANDLERS: dict[str, list[Handler]] = {}
REGULAR: dict[str, Regular] = {}


def job(topic: str) -> Callable[[Handler], Handler]:
    """Handle tasks of a topic: `handler(municipality, payload)`; it may be called twice for the same task."""

    def register(handler: Handler) -> Handler:
        HANDLERS.setdefault(topic, []).append(handler)
        return handler

    return register


def every(*, minutes: int) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function regularly in one worker of the installation."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        name = f"{function.__module__}.{function.__name__}"
        REGULAR[name] = Regular(name, timedelta(minutes=minutes), function)
        return function

    return register


def post(
    *, municipality: int | None, topic: str, payload: Mapping[str, Any], delay: timedelta = timedelta()
) -> None:
    """Ask for work inside the caller's transaction; topics nobody handles are not stored."""
    if topic in HANDLERS:
        Task.objects.create(
            municipality_id=municipality, topic=topic, payload=dict(payload), due_at=now() + delay
        )
