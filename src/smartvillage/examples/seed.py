"""Turns the example content into municipalities, people and items, through the same verbs as everybody uses."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import orjson
from django.db import transaction

from smartvillage.core.content.categories import save_category
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Category
from smartvillage.core.content.save import create_item
from smartvillage.core.content.statics import JSON, STATIC
from smartvillage.core.municipalities.models import Area, Domain, Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import viewer_for
from smartvillage.examples.catalogue.load import load
from smartvillage.examples.content import municipalities
from smartvillage.examples.documents import VALUES, Gallery, values
from smartvillage.examples.model import ExampleMunicipality
from smartvillage.examples.reading import tables
from smartvillage.examples.services import plant
from smartvillage.examples.translated import translations
from smartvillage.kit.dates import today

CLIENT = "Beispiele"


def seed(*, email: str, password: str, say: Callable[[str], Any]) -> None:
    """Two municipalities with content, one account that administers both, and the services of their state."""
    load(examples=plant_municipalities(email=email, password=password, say=say), say=say)


def plant_municipalities(
    *, email: str, password: str, say: Callable[[str], Any]
) -> list[ExampleMunicipality]:
    """The municipalities and the account alone."""
    account = Account.objects.create_user(email, password, name="Redaktion")
    examples = municipalities(today=today())
    for index, example in enumerate(examples):
        say(f"Beispielkommune {example.name} wird angelegt ...")
        with transaction.atomic():
            _municipality(example, account, hosts=("localhost", "127.0.0.1") if index == 0 else ())
    return examples


def _municipality(example: ExampleMunicipality, account: Account, *, hosts: tuple[str, ...]) -> None:
    municipality = Municipality.objects.create(slug=example.slug, name=example.name, **columns(example))
    for host in hosts:
        Domain.objects.create(host=host, municipality=municipality)
    with within(municipality.pk):
        organisations = found(example, municipality)
        town_hall = next(iter(organisations.values()))
        Membership.objects.create(account=account, organisation=town_hall, role=Role.ADMIN)
        fill(example, organisations)


def columns(example: ExampleMunicipality) -> dict[str, Any]:
    """What the municipality's own row says; areas that are missing are made."""
    look = {"primary": example.look.primary, "accent": example.look.accent, "claim": example.look.claim}
    return {
        "area": _areas(example),
        "look": {**look, "arms": example.look.arms},
        "settings": {
            **example.settings,
            "second_factor": "recommended",
            "weather": {"provider": "brightsky", "lat": example.lat, "lon": example.lon},
        },
        "outline": {
            "type": "Feature",
            "geometry": example.outline,
            "properties": {"attribution": example.outline_attribution},
        },
    }


def fill(
    example: ExampleMunicipality,
    organisations: Mapping[str, Organisation],
    gallery: Callable[[Viewer], Gallery] = lambda viewer: Gallery(viewer=viewer),
) -> None:
    """All content, within the municipality; the first organisation is the town hall's."""
    viewers = {
        key: viewer_for(organisation=one, role=Role.ADMIN, client=CLIENT, account=None)
        for key, one in organisations.items()
    }
    town_hall = next(iter(viewers.values()))
    pictures = gallery(town_hall)
    categories = _categories(example, town_hall.municipality)
    _items(example, viewers, categories, pictures)
    _pages(example, viewers, categories, pictures)
    plant(example, viewers=viewers, categories=categories)


def _areas(example: ExampleMunicipality) -> Area:
    levels = {"amt": Area.Level.ASSOCIATION, "village": Area.Level.LOCALITY}
    above = _above()
    made: dict[str | None, Area] = {}
    for row in example.areas:
        made[row.name], _ = Area.objects.get_or_create(
            name=row.name,
            level=levels.get(row.kind, Area.Level.MUNICIPALITY),
            parent=made[row.parent] if row.parent else above,
            defaults={"ars": row.ars.ljust(12, "0") if row.ars else "", "lat": row.lat, "lon": row.lon},
        )
    return next(iter(made.values()))


def _above() -> Area | None:
    """The district of both examples, with the state and the nation above it."""
    area = None
    for row in tables("common")["above"]:
        area, _ = Area.objects.get_or_create(
            name=row["name"], level=row["level"], parent=area, defaults={"ars": row["ars"]}
        )
    return area


def found(
    example: ExampleMunicipality, municipality: Municipality, known: Mapping[str, int] | None = None
) -> dict[str, Organisation]:
    """The organisations; those whose number is known are set back to what they were."""
    made = {}
    rows = Organisation.objects.in_bulk((known or {}).values())
    for row in example.organisations:
        one = rows.get((known or {}).get(row.key)) or Organisation(municipality=municipality)
        one.name, one.data_type, one.closed_at = row.name, row.data_type, None
        one.description, one.notice, one.settings = row.description, row.notice, {}
        one.contact = {"address": values(row.address), "contact": values(row.contact)}
        one.rights = [right.removeprefix("role_") for right in row.rights]
        one.save()
        made[row.key] = one
    return made


def _categories(example: ExampleMunicipality, municipality: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for row in example.categories:
        numbers[row.name] = save_category(
            municipality=municipality,
            name=row.name,
            parent=Category.objects.get(pk=numbers[row.parent]) if row.parent else None,
            icon_name=row.icon,
            tags=list(row.tags),
            position=row.position,
            contact={"email": row.contact_email} if row.contact_email else None,
        )
    return numbers


def _items(
    example: ExampleMunicipality, viewers: dict[str, Viewer], categories: dict[str, int], gallery: Gallery
) -> None:
    rows: list[tuple[str, Any]] = [
        *(("news_item", row) for row in example.news),
        *(("event_record", row) for row in example.events),
        *(("point_of_interest", row) for row in example.places),
        *(("tour", row) for row in example.tours),
        *(("generic_item", row) for row in example.generic_items),
    ]
    translated = translations(example.slug)
    for name, row in rows:
        given = VALUES[name](asdict(row))
        told = translated.get(row.external_id, {})
        create_item(
            viewer=viewers[row.organisation],
            kind=kind_of(name, getattr(row, "generic_type", "")),
            values={
                **values(given, gallery),
                "categories": [categories[key] for key in row.categories],
                "translations": told,
            },
        )


def _pages(
    example: ExampleMunicipality, viewers: dict[str, Viewer], categories: dict[str, int], gallery: Gallery
) -> None:
    """Static contents under the names by which the app asks for them."""
    contents = [
        ("", {"name": page.name, "heading": page.title, "content": page.html}) for page in example.pages
    ]
    for given in example.json_contents:
        text = orjson.dumps(gallery.resolved(given.content, categories)).decode()
        contents.append((JSON, {"name": given.name, "content": text}))
    for generic_type, said in contents:
        create_item(viewer=next(iter(viewers.values())), kind=kind_of(STATIC, generic_type), values=said)
