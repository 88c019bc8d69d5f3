"""Puts the example municipalities together."""

from dataclasses import replace
from datetime import date

from smartvillage.examples import reading
from smartvillage.examples.building import (
    events,
    generic,
    news,
    pages,
    places,
    surveys,
    timetable,
    tours,
    waste,
    weather,
)
from smartvillage.examples.building.scene import Scene
from smartvillage.examples.model import (
    Area,
    Category,
    ExampleMunicipality,
    JsonContent,
    Look,
    Organisation,
    Page,
)
from smartvillage.examples.reading import RawTable

SLUGS = ("bad-belzig", "amt-niemegk")


def municipalities(*, today: date) -> list[ExampleMunicipality]:
    """Both examples as they are on that day; the same day always gives the same content."""
    return [municipality(slug, today=today) for slug in SLUGS]


def municipality(slug: str, *, today: date) -> ExampleMunicipality:
    """One example. Raises FileNotFoundError for a slug without texts."""
    raw = reading.tables(slug)
    head = raw["municipality"]
    scene = _scene(slug, raw, today=today)
    outline = reading.json_file(slug, "outline.geojson")
    return ExampleMunicipality(
        slug=slug,
        name=head["name"],
        kind=head["kind"],
        ars=head["ars"],
        lat=head["at"][0],
        lon=head["at"][1],
        outline=outline["geometry"],
        outline_attribution=outline["properties"]["attribution"],
        look=Look(**raw["look"], arms=reading.text_file(slug, "arms.svg")),
        settings=raw["settings"],
        areas=tuple(scene.areas.values()),
        organisations=tuple(scene.organisations.values()),
        categories=categories(head["mail_domain"]),
        news=tuple(news.news(entry, scene) for entry in raw["news"]),
        events=tuple(events.event(entry, scene) for entry in raw["event"]),
        places=tuple(scene.places.values()),
        tours=tuple(tours.tour(entry, scene) for entry in raw["tour"]),
        pages=_pages(head),
        json_contents=_json_contents(slug, head, raw["look"], today=today),
        generic_items=tuple(generic.item(entry, scene) for entry in raw["item"]),
        surveys=tuple(surveys.survey(entry, scene) for entry in raw["survey"]),
        waste_tours=tuple(waste.tours(raw["waste"], scene)),
        timetable=timetable.feed(raw["line"], scene),
        weather=weather.report(today=today),
    )


def categories(mail_domain: str) -> tuple[Category, ...]:
    """The tree both examples use; parents come before their children."""
    return tuple(
        Category(
            name=raw["name"],
            parent=raw.get("parent"),
            icon=raw["icon"],
            tags=tuple(raw["tags"]),
            position=position,
            contact_email=f"{raw['mailbox']}@{mail_domain}" if "mailbox" in raw else None,
        )
        for position, raw in enumerate(reading.tables("common")["category"], start=1)
    )


def _scene(slug: str, raw: RawTable, *, today: date) -> Scene:
    areas = {entry["name"]: _area(entry) for entry in raw["area"]}
    scene = Scene(slug=slug, today=today, dialling_code=raw["municipality"]["dialling_code"], areas=areas)
    scene = replace(
        scene, organisations={entry["key"]: _organisation(entry, scene) for entry in raw["organisation"]}
    )
    served = {entry["place"]: entry for entry in raw["lunch"]}
    for entry in raw["place"]:
        entry["lunch"] = served.get(entry["id"], {})
    return replace(scene, places={entry["id"]: places.place(entry, scene) for entry in raw["place"]})


def _area(raw: RawTable) -> Area:
    return Area(
        name=raw["name"],
        kind=raw["kind"],
        zip=raw["zip"],
        lat=raw["at"][0],
        lon=raw["at"][1],
        parent=raw.get("parent"),
        ars=raw.get("ars"),
    )


def _organisation(raw: RawTable, scene: Scene) -> Organisation:
    return Organisation(
        key=raw["key"],
        name=raw["name"],
        data_type=raw.get("data_type", "general_importer"),
        description=raw["description"],
        notice=raw["notice"],
        address=scene.address(raw),
        contact=scene.contact(raw),
        rights=tuple(f"role_{right}" for right in raw["rights"]),
    )


def _pages(head: RawTable) -> tuple[Page, ...]:
    return tuple(pages.page(raw, head["words"]) for raw in reading.tables("common")["page"])


def _json_contents(slug: str, head: RawTable, look: RawTable, *, today: date) -> tuple[JsonContent, ...]:
    """What all have, and what a municipality has besides."""
    words = {
        **head["words"],
        "primary": look["primary"],
        "accent": look["accent"],
        "lat": str(head["at"][0]),
        "lon": str(head["at"][1]),
        "ars": head["ars"],
    }
    contents = {**reading.json_file("common", "app.json"), **reading.json_file(slug, "app.json")}
    return tuple(pages.json_content(name, content, words, today=today) for name, content in contents.items())
