"""Citizens are asked."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="surveys", label="Umfragen", icon="chart-bar")
