"""How the weather is and will be."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="weather", label="Wetter", icon="cloud")
