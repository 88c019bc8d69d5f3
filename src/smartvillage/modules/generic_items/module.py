"""Items of any type that has no module of its own."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="generic_items", label="Weitere Einträge", icon="list")
