"""The kind: an event, on single dates or as a series."""

from datetime import date, timedelta
from typing import ClassVar, Self

from pydantic import model_validator

from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.fields import Name, Text, Whole, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.parts import (
    Accessibility,
    Address,
    Company,
    Contact,
    DateSpan,
    GeoLocation,
    Location,
    Media,
    Price,
    Region,
    RepeatDuration,
    WebUrl,
)
from smartvillage.core.people.rights import Right
from smartvillage.kit.dates import today
from smartvillage.kit.recurrence import without_end
from smartvillage.modules.events.series import Days, Recurrence, later


class Event(Document):
    """Something that takes place. With a recurrence the first date says the first and last day of the series
    and the times of every date; `series` then holds the days themselves, so that readers need no arithmetic.
    """

    locked_together: ClassVar[frozenset[str]] = frozenset({"dates", "recurrence", "cancelled"})

    title: Name = field("Titel", default=..., searchable=True, group="Inhalt", translatable=True)
    description: Text = field(
        "Beschreibung", widget="html", searchable=True, group="Inhalt", translatable=True
    )
    media_contents: list[Media] = field("Bilder und Medien", factory=list, group="Inhalt")
    urls: list[WebUrl] = field("Webseiten", factory=list, group="Inhalt")
    dates: list[DateSpan] = field("Termine", factory=list, group="Zeit")
    recurrence: Recurrence | None = field("Wiederholung", wired=False, group="Zeit")
    cancelled: Days = field("Abgesagt am", factory=list, wired=False, group="Zeit")
    series: list[date] = field(
        "Tage der Serie", factory=list, widget="hidden", wired=False, managed=True, group="Zeit"
    )
    repeat: bool | None = field("Wiederholt sich", widget="hidden")
    repeat_duration: RepeatDuration | None = field("Zeitraum der Wiederholung", widget="hidden")
    addresses: list[Address] = field("Anschriften", factory=list, group="Ort")
    location: Location | None = field("Ortsangabe", group="Ort")
    region: Region | None = field("Region", widget="hidden")
    point_of_interest_id: Text = field("Zugehöriger Ort", widget="hidden")
    organizer: Company | None = field("Veranstalter", group="Kontakt")
    contacts: list[Contact] = field("Kontakte", factory=list, group="Kontakt")
    price_informations: list[Price] = field("Preise", factory=list, group="Teilnahme")
    registration_required: bool | None = field("Anmeldung nötig", group="Teilnahme")
    maximum_attendees: Whole = field("Plätze", group="Teilnahme")
    accessibility_information: Accessibility | None = field("Barrierefreiheit", group="Barrierefreiheit")
    tags: list[str] = field("Schlagwörter", factory=list, group="Einordnung")
    parent_id: Whole = field("Gehört zu", widget="hidden")
    external_id: Text = field("Kennung der Quelle", widget="hidden")

    @property
    def span(self) -> DateSpan | None:
        """The date that says the first and last day of a series; None for single dates."""
        return self.dates[0] if self.recurrence and self.dates and self.dates[0].date_start else None

    @model_validator(mode="after")
    def end_in_the_span(self) -> Self:
        """A rule's own end becomes the last day of the first date, where old clients look for it."""
        if self.span and self.span.date_start and self.recurrence and not self.recurrence.blank():
            rule, last = without_end(self.recurrence.rule or "", first=self.span.date_start)
            self.recurrence.rule = rule
            if last:
                self.span.date_end = min(last, self.span.date_end or last)
        return self

    def prepare(self) -> None:
        """Expand the series. Raises `Invalid` when it has no first day."""
        self.series = []
        if self.recurrence is None:
            return
        if self.span is None or self.span.date_start is None:
            raise Invalid({"dates": "Eine Serie braucht als ersten Termin ihren ersten Tag"})
        self.series = self.recurrence.dates(
            first=self.span.date_start, last=self.span.date_end, without=self.cancelled, today=today()
        )

    def happenings(self) -> list[Happening]:
        """Every date that really takes place: neither the pattern span nor cancelled dates."""
        if self.span and self.recurrence:
            longer = timedelta(days=self.recurrence.days - 1)
            return [_happening(self.span, day, later(day, longer)) for day in self.series]
        return [
            _happening(found, start, max(start, found.date_end or start))
            for found in self.dates
            if (start := found.date_start or found.date_end) and start not in self.cancelled
        ]

    def cancellations(self) -> list[Happening]:
        """The cancelled dates that the event would have; its other cancelled days say nothing."""
        if self.span and self.recurrence:
            longer = timedelta(days=self.recurrence.days - 1)
            return [_happening(self.span, day, later(day, longer)) for day in self.cancelled]
        return [
            _happening(found, start, max(start, found.date_end or start))
            for found in self.dates
            if (start := found.date_start or found.date_end) and start in self.cancelled
        ]

    def place_names(self) -> set[str]:
        """Cities of its own addresses and the location's name; the organiser may sit anywhere."""
        cities = {address.city for address in self.addresses if address.city}
        return cities | ({self.location.name} if self.location and self.location.name else set())

    def point(self) -> GeoLocation | None:
        """Where it is on the map: its first address with usable coordinates, else the location."""
        spots = [address.geo_location for address in self.addresses]
        spots.append(self.location.geo_location if self.location else None)
        return next((spot for spot in spots if spot and not spot.blank()), None)


def _happening(found: DateSpan, first: date, last: date) -> Happening:
    return Happening(first, last, time_from=found.time_start, time_to=found.time_end, part=found.id)


KIND = Kind(
    name="event_record",
    wire_type="EventRecord",
    label="Veranstaltung",
    plural="Veranstaltungen",
    icon="calendar-event",
    document=Event,
    right=Right.EVENT_RECORD,
    path="veranstaltungen",
    order=20,
)
KINDS = (KIND,)
