"""What inns serve at midday."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="lunches", label="Mittagstisch", icon="tools-kitchen-2")
