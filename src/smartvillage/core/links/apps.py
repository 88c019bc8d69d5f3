from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LinksConfig(AppConfig):
    """Loads every app's `references` room, so that all links are known to the night's work."""

    name = "smartvillage.core.links"

    def ready(self) -> None:
        autodiscover_modules("references")
