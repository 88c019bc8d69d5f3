"""News of the municipality, its offices and clubs."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="news", label="Nachrichten", icon="news")
