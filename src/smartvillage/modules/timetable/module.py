"""When buses and trains go."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="timetable", label="Fahrpläne", icon="bus")
