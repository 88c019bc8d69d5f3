"""When the bins are emptied."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="waste", label="Abfallkalender", icon="trash")
