"""Something is announced about a record."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="announcements", label="Ankündigungen", icon="speakerphone")
