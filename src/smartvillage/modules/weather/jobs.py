"""The weather of the hour."""

from smartvillage.core.jobs.outbox import every
from smartvillage.core.municipalities.directory import tenants
from smartvillage.modules.weather.actions import refresh


@every(minutes=60)
def refresh_all() -> None:
    for tenant in tenants():
        if tenant.has_module("weather"):
            refresh(municipality=tenant.id)
