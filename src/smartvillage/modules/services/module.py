"""Which administrative services there are, and who is responsible for whom."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="services", label="Verwaltungsleistungen", icon="file-text")
