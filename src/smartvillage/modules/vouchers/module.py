"""Vouchers of local partners."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="vouchers", label="Gutscheine", icon="ticket")
