"""iCalendar files as events."""

from smartvillage.kit import dates
from smartvillage.kit.readers.entries import EventEntry, Report, fatal, listed
from smartvillage.kit.readers.source import decoded, wrong_kind

from .assembly import Assembly
from .blocks import split
from .moments import Moments
from .zones import Zones


def read_ics(
    content: bytes,
    *,
    content_type: str | None = None,
    base_url: str | None = None,
    charset: str | None = None,
) -> Report[EventEntry]:
    """The events of a calendar file. Never raises: what cannot be read is told in the report.

    Times without a zone are those of the zone the file names (X-WR-TIMEZONE), or of Berlin. A single date of
    a series whose text or time differs is an entry of its own, with the identity `<UID>#<planned day>`.
    """
    file = split(decoded(content, charset=charset))
    if not file.found:
        return fatal(
            "Kalender", wrong_kind(content, missing="keine Kalenderdatei", content_type=content_type)
        )
    zones = Zones(file.zones)
    local = zones.get(file.properties.value("X-WR-TIMEZONE")) or dates.BERLIN
    assembly = Assembly(Moments(zones, local=local), base=base_url or "")
    try:
        entries = {entry.external_id: entry for entry in assembly.entries(file.events)}
    except TimeoutError:
        return fatal("Kalender", "Das Auswerten dauert zu lange. Bitte stellen Sie weniger Serien bereit.")
    return Report(tuple(entries.values()), listed([*file.problems, *assembly.problems]))
