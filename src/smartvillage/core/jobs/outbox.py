"""The facade of background work: `@job` handles posted tasks, `@every` and `@nightly` run on a beat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from smartvillage.core.jobs.models import Task
from smartvillage.core.rows import insert_rows
from smartvillage.kit.dates import BERLIN, now

NIGHT = time(1, 1)
Handler = Callable[[int | None, Mapping[str, Any]], None]


@dataclass(frozen=True)
class Regular:
    """A function and when it runs next; those with a lower `order` go first when several are due."""

    name: str
    run: Callable[[], None]
    following: Callable[[datetime], datetime]
    order: int = 50


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
        REGULAR[name] = Regular(name, function, lambda at: at + timedelta(minutes=minutes))
        return function

    return register


def nightly(*, order: int) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function every night at 01:01 in Berlin, in one worker of the installation, in the order of the numbers."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        name = f"{function.__module__}.{function.__name__}"
        REGULAR[name] = Regular(name, function, _next_night, order)
        return function

    return register


def _next_night(at: datetime) -> datetime:
    tonight = datetime.combine(at.astimezone(BERLIN).date(), NIGHT, BERLIN)
    return tonight if tonight > at else datetime.combine(tonight.date() + timedelta(days=1), NIGHT, BERLIN)


def post(
    *,
    municipality: int | None,
    topic: str,
    payload: Mapping[str, Any],
    delay: timedelta = timedelta(),
    due_at: datetime | None = None,
) -> None:
    """Ask for work inside the caller's transaction; topics nobody handles are not stored."""
    if topic in HANDLERS:
        at = due_at or now() + delay
        insert_rows([Task(municipality_id=municipality, topic=topic, payload=dict(payload), due_at=at)])
