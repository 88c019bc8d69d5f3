"""Dates by which something must be done."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="deadlines", label="Fristen", icon="clock")
