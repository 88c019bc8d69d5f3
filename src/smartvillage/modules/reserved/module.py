"""Names of the wire that no client asks for."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="reserved", label="Reserviert", icon="dots")
