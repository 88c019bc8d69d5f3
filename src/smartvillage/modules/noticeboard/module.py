"""Citizens search and offer."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="noticeboard", label="Schwarzes Brett", icon="notes")
