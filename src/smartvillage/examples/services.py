"""Stores what the examples bring that is no item: waste, votes and comments, departures, the weather."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.select import sources_by_id
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.viewer import Viewer
from smartvillage.examples.model import ExampleMunicipality, Survey
from smartvillage.kit.dates import now
from smartvillage.modules.surveys.models import Comment, Submission, Tally
from smartvillage.modules.timetable.actions import load
from smartvillage.modules.waste.actions import Place, assign, save_address, save_tour, set_tour_dates
from smartvillage.modules.weather.models import Weather

FEED, STOPS = "beispiel", "Bus & Bahn"


def plant(
    example: ExampleMunicipality, *, viewers: Mapping[str, Viewer], categories: Mapping[str, int]
) -> None:
    """Within the municipality; the first organisation is the town hall's."""
    town_hall = next(iter(viewers.values()))
    _waste(example, town_hall)
    for survey in example.surveys:
        _survey(survey, viewers[survey.organisation])
    _timetable(example, town_hall, category=categories[STOPS])
    Weather.objects.create(
        municipality_id=town_hall.municipality,
        lat=example.lat,
        lon=example.lon,
        created_at=now(),
        **example.weather,
    )


def _waste(example: ExampleMunicipality, viewer: Viewer) -> None:
    numbers: dict[tuple[str, str], int] = {}
    for tour in example.waste_tours:
        made = save_tour(viewer=viewer, number=None, title=tour.title, waste_type=tour.waste_type)
        for year, days in groupby(map(date.fromisoformat, tour.days), key=lambda day: day.year):
            set_tour_dates(viewer=viewer, tour=made.pk, year=year, days=list(days))
        for said in tour.addresses:
            key = (said["street"], said["district"])
            if key not in numbers:
                numbers[key] = save_address(viewer=viewer, number=None, place=Place(**said)).pk
            assign(viewer=viewer, address=numbers[key], tour=made.pk, assigned=True)


def _timetable(example: ExampleMunicipality, viewer: Viewer, *, category: int) -> None:
    organisation = Organisation.objects.get(pk=viewer.organisation)
    load(organisation=organisation, name=FEED, content=_zipped(example.timetable), only=[])
    for stop in Item.objects.filter(source__startswith="gtfs:"):
        update_item(viewer=viewer, item=stop, values={"categories": [category]}, keep_unwired=True)


def _survey(survey: Survey, viewer: Viewer) -> None:
    given = asdict(survey)
    kept = {name: given[name] for name in ("title", "short_description", "description", "questions", "date")}
    item = create_item(viewer=viewer, kind=kind_of("survey"), values=kept).item
    questions = sources_by_id(ids=[item.pk], municipality=viewer.municipality)[item.pk]["questions"]
    for question, votes in zip(questions, survey.votes, strict=True):
        for option, count in zip(question.get("options") or (), votes, strict=bool(votes)):
            Tally.objects.create(item=item, option=option["id"], votes=count)
    people = max((sum(votes) for votes in survey.votes), default=0)
    Submission.objects.bulk_create(
        Submission(item=item, uuid_hash=f"beispiel-{number}") for number in range(people)
    )
    for text in survey.comments:
        Comment.objects.create(item=item, message=text, visible=True)


def _zipped(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> io.BytesIO:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, rows in tables.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
            target.writestr(f"{name}.txt", text.getvalue())
    content.seek(0)
    return content
