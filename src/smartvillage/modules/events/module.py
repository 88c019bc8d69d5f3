"""Events of the municipality, its offices and clubs; single dates and series."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="events", label="Veranstaltungen", icon="calendar-event")
