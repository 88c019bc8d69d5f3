from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Loads every app's `jobs` room, so that posted topics find their handlers."""

    name = "smartvillage.core.jobs"

    def ready(self) -> None:
        autodiscover_modules("jobs")
