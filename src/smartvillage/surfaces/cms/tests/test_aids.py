"""Help beside the fields of the form."""

from typing import Any
from uuid import uuid4

import pytest

from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.testing import forget_everything

NEW = "/cms/inhalte/{slug}/neu/{page}?stand={key}"


def helped(desk: Desk, slug: str, name: str, typed: dict[str, Any], asked: str = "") -> str:
    """What the aid says of a new form as it was kept."""
    client, key = desk.client(), uuid4()
    client.post(NEW.format(slug=slug, page="entwurf", key=key), typed)
    url = NEW.format(slug=slug, page=f"hilfe/{name}", key=key)
    answer = client.get(f"{url}&fragen={asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_series_is_said_in_words_and_days(desk: Desk) -> None:
    said = helped(
        desk,
        "event_record",
        "termine",
        {
            "title": "Chor",
            "dates-0-date_start": "2040-01-03",
            "dates-0-date_end": "2040-01-31",
            "dates-0-time_start": "19:00",
            "recurrence-rule": "FREQ=WEEKLY",
            "recurrence-days": "1",
            "cancelled": "10.01.2040",
            "recurrence-moved-0-planned": "2040-01-17",
            "recurrence-moved-0-new": "2040-01-18",
        },
    )
    assert "Das ergibt: dienstags bis 31. Januar 2040" in said or "jeden Dienstag bis 31. Januar 2040" in said
    assert said.count('class="aid__date"') == 5
    assert "Abgesagt" in said
    assert "Verlegt vom" in said


def test_what_does_not_fit_together_yet_is_said_kindly(desk: Desk) -> None:
    assert "Sobald der erste Termin" in helped(
        desk, "event_record", "termine", {"recurrence-rule": "FREQ=WEEKLY", "recurrence-days": "1"}
    )


def test_hours_read_as_a_week(desk: Desk) -> None:
    said = helped(
        desk,
        "point_of_interest",
        "oeffnungszeiten",
        {
            "name": "Museum",
            "opening_hours-0-weekday": "Montag",
            "opening_hours-0-time_from": "09:00",
            "opening_hours-0-time_to": "17:00",
            "opening_hours-0-open": "true",
        },
    )
    assert "<dt>Montag</dt><dd>9–17 Uhr</dd>" in said
    assert "<dt>Dienstag</dt><dd>geschlossen</dd>" in said
    assert "Reformationstag" in said  # a holiday in Brandenburg, not in Berlin


def test_an_address_finds_its_point_when_asked(desk: Desk) -> None:
    Municipality.objects.filter(pk=desk.place.id).update(
        settings={"second_factor": "recommended", "geocoder": "gazetteer"}
    )
    forget_everything()
    point = {"latitude": 52.14, "longitude": 12.59}
    desk.write(
        slug="point_of_interest",
        name="Rathaus",
        addresses=[
            {"street": "Wiesenburger Straße 6", "zip": "14806", "city": "Bad Belzig", "geo_location": point}
        ],
    )
    typed = {
        "name": "Archiv",
        "addresses-0-street": "Wiesenburger Str. 6",
        "addresses-0-zip": "14806",
        "addresses-0-city": "Bad Belzig",
    }
    assert "Lage suchen" in helped(desk, "point_of_interest", "anschrift", typed)
    said = helped(desk, "point_of_interest", "anschrift", typed, asked="0")
    assert 'data-values="geo_location-latitude=52.14&amp;geo_location-longitude=12.59"' in said


def test_twins_are_named_only_for_what_is_new(desk: Desk) -> None:
    item = desk.write(title="Wochenmarkt in Belzig")
    assert f"/cms/inhalte/news_item/{item.pk}/" in helped(
        desk, "news_item", "zwillinge", {"title": "Wochenmarkt"}
    )
    client = desk.client()
    assert client.get(f"/cms/inhalte/news_item/{item.pk}/hilfe/zwillinge").content == b""


@pytest.mark.parametrize("name", ["termine", "nichts"])
def test_an_aid_of_another_kind_is_not_there(desk: Desk, name: str) -> None:
    item = desk.write(title="Fest")
    assert desk.client().get(f"/cms/inhalte/news_item/{item.pk}/hilfe/{name}").status_code == 404
