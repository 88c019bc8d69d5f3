"""Construction sites and closed roads."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="construction_sites", label="Baustellen", icon="barrier-block")
