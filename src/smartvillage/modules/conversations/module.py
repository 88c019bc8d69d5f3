"""Citizens write to each other about a notice."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="conversations", label="Unterhaltungen", icon="messages")
