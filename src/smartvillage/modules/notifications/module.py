"""Phones are told what is new."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="notifications", label="Push-Nachrichten", icon="bell")
