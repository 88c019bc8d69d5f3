"""Notes that neighbours pin up for each other, and thanks for them."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="pinboard", label="Pinnwand", icon="pin")
