"""The narrow rows beside a service: LeiKa keys, areas, categories."""

import re
from collections.abc import Iterable
from typing import Any

from smartvillage.modules.services.events import Event
from smartvillage.modules.services.importing.areas import Places
from smartvillage.modules.services.keys import entry_key
from smartvillage.modules.services.models import CategoryService, Service, ServiceArea, ServiceKey


def write_sides(changed: Iterable[tuple[Any, Event, Places]], *, new: set[int]) -> None:
    """Replace what stands beside the services that changed."""
    rows = list(changed)
    old = [service.pk for service, _, _ in rows if service.key not in new]
    for model in (ServiceKey, ServiceArea, CategoryService):
        if old:
            model.objects.filter(service__in=old).delete()
    ServiceKey.objects.bulk_create(
        ServiceKey(service_id=service.pk, value=value)
        for service, event, _ in rows
        for value in leika_keys(event)
    )
    ServiceArea.objects.bulk_create(
        ServiceArea(service_id=service.pk, area_id=area) for service, _, where in rows for area in where.ids
    )
    CategoryService.objects.bulk_create(
        CategoryService(service_id=service.pk, category=key)
        for service, event, _ in rows
        for key in _categories(service, event)
    )


def leika_keys(event: Event) -> list[str]:
    """Without repetition; 14 digits as far as the source keeps to it."""
    said = (re.sub(r"\s", "", str(key))[:20] for key in event.document.get("leika", ()))
    return list(dict.fromkeys(key for key in said if key))


def _categories(service: Service, event: Event) -> list[int]:
    keys = (
        entry_key(state=service.state, kind="category", agency=ref[0], ext_id=ref[1])
        for ref in event.about.get("categories", ())
    )
    return list(dict.fromkeys(keys))
