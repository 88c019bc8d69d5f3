"""From the blocks of a file to entries: what belongs together is brought together."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from icalendar import Event

from smartvillage.kit.readers.entries import EventEntry, Problem, derived_id

from .blocks import Block, parsed
from .details import details, text
from .moments import Civil, Moments, Span, civil
from .series import Series, changed, has_day, is_empty, is_single, series

_PRIVATE = {"PRIVATE", "CONFIDENTIAL"}
_PATIENCE = 60.0
T = TypeVar("T")
_UNTITLED = "Termin ohne Titel"


@dataclass(frozen=True, slots=True)
class Component:
    """One VEVENT with its time; `planned` is the day it replaces in a series."""

    block: Block
    event: Event
    span: Span
    uid: str
    planned: date | None
    sequence: int

    @property
    def cancelled(self) -> bool:
        return text(self.event, "STATUS").upper() == "CANCELLED"


@dataclass(slots=True)
class Assembly:
    """Builds the entries of one file; `problems` grows meanwhile."""

    moments: Moments
    base: str
    problems: list[Problem] = field(default_factory=list)
    deadline: float = field(default_factory=lambda: time.monotonic() + _PATIENCE)

    def entries(self, blocks: list[Block]) -> Iterator[EventEntry]:
        """The entries in the order of the file; those of changed dates follow their series.

        Raises TimeoutError where series are made to be walked for minutes.
        """
        components = [found for block in self._in_time(blocks) if (found := self._component(block))]
        masters: dict[str, list[Component]] = {}
        overrides: dict[str, dict[date, Component]] = {}
        for component in components:
            if component.planned is None:
                masters.setdefault(component.uid or f"line {component.block.number}", []).append(component)
            else:
                known = overrides.setdefault(component.uid, {})
                former = known.get(component.planned)
                if former is None or former.sequence <= component.sequence:
                    known[component.planned] = component
        for uid, same in self._in_time(masters.items()):
            yield from self._masters(same, overrides.pop(uid, {}))
        for orphans in overrides.values():
            for orphan in orphans.values():
                yield self._entry(orphan, external_id=orphan.uid and f"{orphan.uid}#{orphan.planned}")

    def _in_time(self, things: Iterable[T]) -> Iterator[T]:
        for thing in things:
            if time.monotonic() > self.deadline:
                raise TimeoutError
            yield thing

    def _complain(self, block: Block, message: str, *, lost: bool = False) -> None:
        self.problems.append(Problem(f"Termin ab Zeile {block.number}", message, lost=lost))

    def _component(self, block: Block) -> Component | None:
        event = parsed(block)
        if event is None:
            self._complain(block, "Der Termin ist nicht lesbar, deshalb ausgelassen.", lost=True)
            return None
        if text(event, "CLASS").upper() in _PRIVATE:
            self._complain(block, "Der Termin ist als privat gekennzeichnet, deshalb ausgelassen.")
            return None
        span = self.moments.span(event)
        if span is None:
            self._complain(block, "Ohne lesbares Datum, deshalb ausgelassen.", lost=True)
            return None
        if self.moments.unknown:
            names = ", ".join(sorted(self.moments.unknown))
            self._complain(block, f"Die Zeitzone „{names}“ ist unbekannt, es gilt die deutsche Zeit.")
            self.moments.unknown.clear()
        replaced = self.moments.one(event, "RECURRENCE-ID")
        planned = civil(replaced) if replaced else None
        number = text(event, "SEQUENCE")
        return Component(
            block=block,
            event=event,
            span=span,
            uid=text(event, "UID")[:500],
            planned=planned.day if planned else None,
            sequence=int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0,
        )

    def _masters(self, same: list[Component], overrides: dict[date, Component]) -> Iterator[EventEntry]:
        newest: dict[date, Component] = {}
        for component in same:
            former = newest.get(component.span.begin.day)
            if former is None or former.sequence <= component.sequence:
                newest[component.span.begin.day] = component
        if len(same) > 1:
            self._complain(
                same[0].block, f"Kennung „{same[0].uid[:80]}“ kommt mehrfach vor, je Tag zählt ein Termin."
            )
        for number, (day, component) in enumerate(newest.items()):
            several = component.uid and len(newest) > 1
            external_id = f"{component.uid}#{day}" if several else component.uid
            yield from self._with_series(component, external_id, overrides if number == 0 else {})

    def _with_series(
        self, master: Component, external_id: str, overrides: dict[date, Component]
    ) -> Iterator[EventEntry]:
        entry = self._entry(master, external_id=external_id)
        found = series(master.event, master.block.value("RRULE"), span=master.span, moments=self.moments)
        for message in found.complaints:
            self._complain(master.block, message)
        others = [_at(entry, moment) for moment in found.others]
        for planned, override in sorted(overrides.items()):
            others += self._overridden(found, entry, planned, override)
        if is_single(found.recurrence):
            yield entry
        elif not is_empty(found.recurrence):
            yield replace(entry, recurrence=found.recurrence)
        elif not others:
            self._complain(master.block, "Die Serie hat keinen einzigen Termin, deshalb ausgelassen.")
        yield from others

    def _overridden(
        self, found: Series, entry: EventEntry, planned: date, override: Component
    ) -> list[EventEntry]:
        """Changes the series by one date; the entry of that date where more than the day differs."""
        if override.cancelled:
            found.recurrence = changed(found.recurrence, planned=planned, new=None)
            return []
        own = replace(entry, **details(override.event, base=self.base), **_times(override.span))
        shift = own.start - entry.start
        same = replace(
            own, start=entry.start, end=own.end - shift if own.end else None, cancelled=entry.cancelled
        )
        if same == entry:
            if own.start != planned or not has_day(found.recurrence, planned):
                found.recurrence = changed(found.recurrence, planned=planned, new=own.start)
            return []
        found.recurrence = changed(found.recurrence, planned=planned, new=None)
        return [replace(own, external_id=f"{entry.external_id}#{planned}")]

    def _entry(self, component: Component, *, external_id: str) -> EventEntry:
        found = details(component.event, base=self.base)
        times = _times(component.span)
        if not found.get("title"):
            found["title"] = _UNTITLED
            self._complain(component.block, f"Der Termin hat keinen Titel und heißt nun „{_UNTITLED}“.")
        derived = derived_id(*times.values(), found["title"], text(component.event, "LOCATION"))
        return EventEntry(external_id=external_id or derived, **found, **times, cancelled=component.cancelled)


def _times(span: Span) -> dict[str, Any]:
    return {
        "start": span.begin.day,
        "end": span.end_day,
        "time_from": span.begin.clock,
        "time_to": span.end_clock,
    }


def _at(entry: EventEntry, moment: Civil) -> EventEntry:
    identity = f"{entry.external_id}#{moment.day}"
    return replace(
        entry, external_id=identity, start=moment.day, end=None, time_from=moment.clock, time_to=None
    )
