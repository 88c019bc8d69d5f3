"""Citizens have a profile."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="members", label="Profile", icon="user")
