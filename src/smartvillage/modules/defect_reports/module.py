"""Citizens report what is broken."""

from smartvillage.core.manifest import Manifest

MODULE = Manifest(name="defect_reports", label="Mängelmeldungen", icon="message-report")
