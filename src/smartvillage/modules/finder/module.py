"""Search over everything, for the app."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="finder", label="Suche der App", icon="search")
