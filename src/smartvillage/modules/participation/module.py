"""Projects in which citizens take part."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="participation", label="Beteiligung", icon="users-group")
