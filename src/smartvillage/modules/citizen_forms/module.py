"""What citizens send by the app's forms."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="citizen_forms", label="Formulare", icon="clipboard-list")
