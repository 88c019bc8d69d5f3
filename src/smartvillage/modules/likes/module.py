"""Members like what they read."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="likes", label="Zustimmung", icon="heart")
