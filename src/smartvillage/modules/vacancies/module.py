"""Vacancies in the municipality."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="vacancies", label="Stellenangebote", icon="briefcase")
