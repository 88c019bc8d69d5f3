"""Offers of local shops."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="offers", label="Angebote", icon="tags")
