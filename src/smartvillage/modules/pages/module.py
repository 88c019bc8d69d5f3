"""Pages of text and the configuration of the app."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="pages", label="Seiten", icon="file-text", optional=False)
