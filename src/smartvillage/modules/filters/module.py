"""Which filters the app offers."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="filters", label="Filter der App", icon="adjustments")
