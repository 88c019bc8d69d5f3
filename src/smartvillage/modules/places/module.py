"""Places worth knowing: sights, inns, offices, playgrounds, stops."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="places", label="Orte", icon="map-pin")
