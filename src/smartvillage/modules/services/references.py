"""Links in the catalogue, for all of its state, and in what municipalities say above it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from smartvillage.core.links.collecting import Linked, links_in, of_municipality, supplies_links
from smartvillage.core.municipalities.scope import across_all
from smartvillage.modules.services.models import Form, OnlineService, OwnOffice, OwnService, Service
from smartvillage.modules.services.pages.links import service_url


def of_state(state: str) -> str:
    """The scope of a state's catalogue."""
    return f"services:{state}"


@supplies_links
def links_of_the_catalogue() -> Iterator[Linked]:
    columns = ("state", "name", "public_id", "document")
    for state, name, public_id, document in Service.objects.values_list(*columns).iterator():
        for text in document.get("texts") or ():
            urls = [*links_in(text.get("html", "")), *_urls(text.get("links"))]
            for url in urls:
                yield Linked(url, of_state(state), name, service_url(public_id))
    for model in (OnlineService, Form):
        for state, name, _public_id, document in model.objects.values_list(*columns).iterator():
            for url in _urls(document.get("links")):
                yield Linked(url, of_state(state), name, "")


@supplies_links
def links_of_municipalities() -> Iterator[Linked]:
    with across_all():
        for own in OwnService.objects.iterator():
            address = reverse("cms-services-service", args=[own.service])
            for url in [*links_in(own.html), *_urls(own.links)]:
                yield Linked(url, of_municipality(own.municipality_id), f"Leistung {own.service}", address)
        for office in OwnOffice.objects.exclude(appointment_url="").iterator():
            address = reverse("cms-services-office", args=[office.office])
            scope = of_municipality(office.municipality_id)
            yield Linked(office.appointment_url, scope, f"Stelle {office.office}", address)


def _urls(links: Any) -> list[str]:
    return [str(link["url"]) for link in links or () if isinstance(link, dict) and link.get("url")]
