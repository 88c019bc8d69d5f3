"""Tours on foot, by bike or by canoe."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="tours", label="Touren", icon="route")
