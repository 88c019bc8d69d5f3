"""What the two examples promise together, on several days of the year."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from lxml import html

from smartvillage.core.content.categories import save_category
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewers import viewer_for
from smartvillage.examples import ExampleMunicipality, municipalities, pictures
from smartvillage.examples.services import plant
from smartvillage.examples.tests.conftest import TODAY
from smartvillage.modules.surveys.models import Tally
from smartvillage.modules.timetable.models import StopTime
from smartvillage.modules.waste.models import PickUp, WasteAddress

DAYS = [TODAY, date(2024, 2, 29), date(2027, 1, 1), date(2027, 7, 15), date(2027, 12, 31)]
MARGIN_KM = 5
GENERIC = {
    "Job": 6,
    "Offer": 6,
    "ConstructionSite": 5,
    "Deadline": 4,
    "Noticeboard": 4,
    "Voucher": 2,
    "ParticipationProject": 3,
    "DefectReport": 3,
}


def strings(value: object) -> list[str]:
    """Every text inside a value, whatever its depth."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return list(chain.from_iterable(map(strings, value.values())))
    if isinstance(value, list | tuple):
        return list(chain.from_iterable(map(strings, value)))
    return []


def texts(example: ExampleMunicipality) -> list[str]:
    written: list[Any] = [*example.news, *example.generic_items]
    told: list[Any] = [*example.events, *example.places, *example.tours]
    bodies = [block["body"] for item in written for block in item.content_blocks]
    described = [item.description for item in told]
    stops = [stop.description for tour in example.tours for stop in tour.stops]
    return [*bodies, *described, *stops, *(page.html for page in example.pages)]


def test_as_much_content_as_promised(examples: list[ExampleMunicipality]) -> None:
    counted = {
        name: sum(len(getattr(example, name)) for example in examples)
        for name in ("news", "events", "places", "tours")
    }
    assert counted == {"news": 40, "events": 120, "places": 150, "tours": 8}
    assert sum(event.recurrence is not None for example in examples for event in example.events) == 35
    assert Counter(item.generic_type for example in examples for item in example.generic_items) == GENERIC
    assert [len(example.pages) for example in examples] == [12, 12]
    assert [len(example.surveys) for example in examples] == [2, 1]
    assert [len(example.waste_tours) for example in examples] == [12, 12]
    assert [len(example.timetable["stops"]) for example in examples] == [13, 8]
    assert all(len(example.organisations) >= 6 for example in examples)


def test_the_first_is_a_town_and_the_second_an_amt(examples: list[ExampleMunicipality]) -> None:
    assert [(example.slug, example.kind, example.ars) for example in examples] == [
        ("bad-belzig", "town", "120690020020"),
        ("amt-niemegk", "amt", "120695910"),
    ]


def test_same_day_same_content() -> None:
    assert municipalities(today=TODAY) == municipalities(today=TODAY)


def test_another_day_moves_the_dates() -> None:
    later = municipalities(today=TODAY + timedelta(days=1))
    assert later[0].news[0].published_at == "2026-11-23T08:15:00"


@pytest.mark.parametrize("today", DAYS)
def test_alive_on_any_day(today: date) -> None:
    examples = municipalities(today=today)
    starts = sorted(
        date.fromisoformat(dates["date_start"])
        for example in examples
        for event in example.events
        if event.recurrence is None
        for dates in event.dates
    )
    assert starts[0] >= today - timedelta(days=10)
    assert starts[-1] <= today + timedelta(days=366)
    months = {(start.year, start.month) for start in starts}
    assert len(months) >= 10
    assert sum(today <= start <= today + timedelta(days=14) for start in starts) >= 15
    published = [item.published_at[:10] for example in examples for item in example.news]
    assert max(published) == today.isoformat()


@pytest.mark.parametrize("today", DAYS)
def test_every_series_follows_its_rule(today: date) -> None:
    for event in (event for example in municipalities(today=today) for event in example.events):
        series = event.recurrence
        if series is None:
            continue
        first, last = date.fromisoformat(series["first"]), date.fromisoformat(series["last"])
        start = f"DTSTART:{first:%Y%m%d}T000000\nRRULE:{series['rule']};UNTIL={last:%Y%m%d}T000000"
        days = {day.date().isoformat() for day in rrulestr(start)}
        assert {series["first"], series["last"]} <= days, event.title
        assert set(series["excluded"]) <= days, event.title
        assert set(series["cancelled"]) <= set(series["excluded"]), event.title
        assert {moved[0] for moved in series["moved"]} <= days - set(series["excluded"]), event.title
        assert first <= today or series["rule"].startswith("FREQ=YEARLY"), event.title
        assert last > today, event.title
        assert [event.dates[0]["date_start"], event.dates[0]["date_end"]] == [series["first"], series["last"]]


def test_series_show_every_exception(examples: list[ExampleMunicipality]) -> None:
    series = [event.recurrence for example in examples for event in example.events if event.recurrence]
    assert sum(bool(one["moved"]) for one in series) >= 5
    assert sum(bool(one["cancelled"]) for one in series) >= 5
    assert sum(len(one["excluded"]) > len(one["cancelled"]) for one in series) >= 10
    assert {one["rule"].partition(";")[0] for one in series} == {"FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"}


def test_everything_lies_inside_the_area(examples: list[ExampleMunicipality]) -> None:
    for example in examples:
        ring = [point for polygon in example.outline["coordinates"] for point in polygon[0]]
        lons, lats = [point[0] for point in ring], [point[1] for point in ring]
        north, east = MARGIN_KM / 111.3, MARGIN_KM / 68.3
        found = [
            (part["lat"], part["lon"])
            for items in (example.events, example.places, example.tours, example.generic_items)
            for item in items
            for part in item.addresses
        ]
        found += [(point["lat"], point["lon"]) for tour in example.tours for point in tour.line]
        found += [(spot.lat, spot.lon) for tour in example.tours for spot in tour.stops]
        found += [(example.lat, example.lon), *((area.lat, area.lon) for area in example.areas)]
        assert all(min(lats) - north <= lat <= max(lats) + north for lat, _ in found)
        assert all(min(lons) - east <= lon <= max(lons) + east for _, lon in found)


def test_names_resolve(examples: list[ExampleMunicipality]) -> None:
    for example in examples:
        categories = {category.name: category for category in example.categories}
        organisations = {organisation.key for organisation in example.organisations}
        places = {place.external_id for place in example.places}
        tagged: dict[str, tuple[Any, ...]] = {
            "news_item": example.news,
            "event_record": example.events,
            "point_of_interest": example.places,
            "tour": example.tours,
        }
        for tag, items in tagged.items():
            for item in items:
                assert item.organisation in organisations, item.external_id
                assert item.categories, item.external_id
                assert all(tag in categories[name].tags for name in item.categories), item.external_id
        for item in example.generic_items:
            assert item.organisation in organisations
            assert all(categories[name].tags[0].startswith("generic_item_") for name in item.categories)
        assert all(event.place is None or event.place in places for event in example.events)
        assert {category.parent for category in example.categories} - {None} <= set(categories)
        assert {area.parent for area in example.areas} - {None} <= {area.name for area in example.areas}


def test_nothing_is_named_twice(examples: list[ExampleMunicipality]) -> None:
    ids = [
        item.external_id
        for example in examples
        for items in (example.news, example.events, example.places, example.tours, example.generic_items)
        for item in items
    ]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    for example in examples:
        assert len({category.name.casefold() for category in example.categories}) == len(example.categories)
        assert len({page.name for page in example.pages}) == len(example.pages)


def test_categories_reach_every_kind(examples: list[ExampleMunicipality]) -> None:
    tags = {tag for category in examples[0].categories for tag in category.tags}
    assert tags >= {
        "event_record",
        "news_item",
        "point_of_interest",
        "tour",
        *(
            f"generic_item_{name}"
            for name in ("job", "offer", "construction_site", "deadline", "noticeboard")
        ),
        "generic_item_defect_report",
    }
    reports = [
        category for category in examples[0].categories if "generic_item_defect_report" in category.tags
    ]
    assert all(category.contact_email for category in reports)


def test_html_is_well_formed_and_filled(examples: list[ExampleMunicipality]) -> None:
    for text in chain.from_iterable(map(texts, examples)):
        tree = html.fragment_fromstring(text, create_parent="div")
        inner = (tree.text or "") + "".join(html.tostring(child, encoding="unicode") for child in tree)
        assert inner == text
        assert len(tree.text_content()) >= 20


def test_news_are_of_readable_length(examples: list[ExampleMunicipality]) -> None:
    for item in (item for example in examples for item in example.news):
        words = " ".join(block["body"] for block in item.content_blocks).split()
        assert 80 <= len(words) <= 250, item.title
        assert 1 <= len(item.content_blocks) <= 3
        assert item.content_blocks[0]["intro"]


def test_no_placeholder_is_left(examples: list[ExampleMunicipality]) -> None:
    for text in (text for example in examples for text in strings(asdict(example))):
        assert "{" not in text
        assert "[[" not in text
        assert "  " not in text.strip()


def test_only_invented_numbers_and_addresses(examples: list[ExampleMunicipality]) -> None:
    for example in examples:
        items: list[Any] = [*example.events, *example.generic_items]
        for contact in (contact for item in items for contact in item.contacts):
            assert contact["phone"] is None or " 555-" in contact["phone"]
            assert contact["email"] is None or contact["email"].endswith(".example")
        for place in example.places:
            assert all(link["url"].rstrip("/").endswith(".example") for link in place.web_urls)


def test_opening_hours_make_sense(examples: list[ExampleMunicipality]) -> None:
    places = [place for example in examples for place in example.places]
    assert sum(bool(place.opening_hours) for place in places) > 0.6 * len(places)
    for place in places:
        for entry in place.opening_hours:
            if entry["time_from"]:
                assert entry["open"]
                assert entry["time_from"] < (entry["time_to"] or ""), place.name
            assert (entry["date_from"] or "") <= (entry["date_to"] or ""), place.name
            assert entry["weekday"] or entry["date_from"], place.name


def test_tours_have_a_line_and_stops(examples: list[ExampleMunicipality]) -> None:
    for tour in (tour for example in examples for tour in example.tours):
        assert 80 <= len(tour.line) <= 400
        assert 3 <= len(tour.stops) <= 8
        assert 5 <= tour.length_km <= 60
        assert f"{tour.length_km} Kilometer" in tour.description
        assert tour.means in {"bike", "foot", "canoe"}


def test_every_picture_is_known_and_described(examples: list[ExampleMunicipality]) -> None:
    media = [value for example in examples for value in _media(asdict(example))]
    assert len({one["key"] for one in media}) >= 100
    assert all(one["alt"] == pictures.alt_text(one["key"]) for one in media)


def _media(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        here = [value] if "content_type" in value else []
        return here + [found for part in value.values() for found in _media(part)]
    if isinstance(value, list | tuple):
        return [found for part in value for found in _media(part)]
    return []


def test_app_contents(examples: list[ExampleMunicipality]) -> None:
    for example in examples:
        contents: dict[str, Any] = {content.name: content.content for content in example.json_contents}
        assert {"globalSettings", "homeService", "tabNavigation", "wasteTypes"} <= set(contents)
        assert contents["tabNavigation"]["activeTintColor"] == example.look.primary
        assert contents["mapSettings"]["mapCenterPosition"] == {
            "latitude": example.lat,
            "longitude": example.lon,
        }
        names = {category.name for category in example.categories}
        references = [text for text in strings(contents) if text.startswith("category:")]
        assert {reference.removeprefix("category:") for reference in references} <= names
        for key in (text for text in strings(contents) if text.startswith("picture:")):
            pictures.alt_text(key.removeprefix("picture:"))
        pages = {page.name for page in example.pages}
        linked = [tile["params"]["queryVariables"]["name"] for tile in contents["about"]]
        assert set(linked) <= pages


def test_outline_is_small_and_attributed(examples: list[ExampleMunicipality]) -> None:
    for example in examples:
        assert example.outline["type"] == "MultiPolygon"
        assert len(json.dumps(example.outline)) < 20_000
        assert "GeoBasis-DE / BKG" in example.outline_attribution


@pytest.mark.parametrize("day", DAYS)
def test_waste_lunch_and_buses_are_about_the_coming_days(day: date) -> None:
    for example in municipalities(today=day):
        for tour in example.waste_tours:
            ahead = [one for one in tour.days if one >= day.isoformat()]
            assert ahead[0] <= (day + timedelta(days=28)).isoformat()
            assert len(set(tour.days)) == len(tour.days)
        served = [
            span["date_start"]
            for place in example.places
            for lunch in place.lunches
            for span in lunch["dates"]
        ]
        assert min(served) <= (day + timedelta(days=3)).isoformat()
        assert max(served) < (day + timedelta(days=14)).isoformat()
        known = {stop["stop_id"] for stop in example.timetable["stops"]}
        assert {time["stop_id"] for time in example.timetable["stop_times"]} <= known
        assert any((survey.date["date_end"] or "") >= day.isoformat() for survey in example.surveys)


@pytest.mark.django_db
def test_services_are_planted(examples: list[ExampleMunicipality]) -> None:
    example = examples[1]
    town = Municipality.objects.create(slug=example.slug, name=example.name)
    with within(town.pk):
        viewers = {
            row.key: viewer_for(
                organisation=Organisation.objects.create(municipality=town, name=row.name),
                role=Role.ADMIN,
                client="x",
            )
            for row in example.organisations
        }
        number = save_category(municipality=town.pk, name="Bus & Bahn")
        plant(example, viewers=viewers, categories={"Bus & Bahn": number})
        streets = {
            address["street"] + address["district"]
            for tour in example.waste_tours
            for address in tour.addresses
        }
        assert WasteAddress.objects.count() == len(streets)
        assert PickUp.objects.filter(tour=None).count() == sum(
            len(tour.days) * len(tour.addresses) for tour in example.waste_tours
        )
        assert StopTime.objects.count() == len(example.timetable["stop_times"])
        assert Tally.objects.filter(votes=34).count() == 1
