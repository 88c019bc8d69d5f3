"""Citizens write to the author of an item."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="item_messages", label="Nachrichten zu Einträgen", icon="mail")
