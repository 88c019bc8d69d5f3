"""The example state: what it says is whole, and people find it by everyday words."""

import tomllib
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import call_command

from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.core.municipalities.scope import across_all
from smartvillage.examples import ExampleMunicipality, reading
from smartvillage.examples.catalogue.load import load
from smartvillage.examples.catalogue.stream import stream
from smartvillage.examples.seed import _areas
from smartvillage.modules.services.events import Event
from smartvillage.modules.services.models import Competence, Pending, Service
from smartvillage.modules.services.versions import forget_versions
from smartvillage.testing import Place

QUESTIONS = tomllib.loads((settings.PACKAGE / "examples" / "services.toml").read_text())


def test_every_service_is_complete() -> None:
    events = [one for one in stream() if isinstance(one, Event)]
    kinds = Counter(one.kind for one in events)
    assert kinds["service"] >= 120
    assert kinds["office"] >= 40
    served = {one["service"][1] for event in events for one in event.about.get("competences", ())}
    services = {event.ext_id: event.document for event in events if event.kind == "service"}
    assert served == services.keys()
    keys = Counter(key for document in services.values() for key in document["leika"])
    assert max(keys.values()) == 1
    assert all(len(key) == 14 for key in keys)
    for document in services.values():
        assert {"24", "05", "07", "fee"} <= {text["module"] for text in document["texts"]}
        assert document["synonyms"]["de"]


def test_it_says_the_same_every_time() -> None:
    first, second = list(stream()), list(stream())
    assert [one.as_json() for one in first if isinstance(one, Event)] == [
        one.as_json() for one in second if isinstance(one, Event)
    ]


def test_questions_ask_for_what_there_is() -> None:
    known = {service["id"] for service in reading.tables("services")["service"]}
    wanted = {one for asked in QUESTIONS.values() for expected in asked.values() for one in expected}
    assert sum(map(len, QUESTIONS.values())) >= 150
    assert wanted <= known


def test_people_find_them(
    town: Place, amt: Place, examples: list[ExampleMunicipality], capsys: pytest.CaptureFixture[str]
) -> None:
    """Loaded as by `setup`, twice: nothing waits, nothing is doubled, 95 of 100 questions are answered."""
    for place, example in zip((town, amt), examples, strict=True):
        Municipality.objects.filter(pk=place.id).update(area=_areas(example))
    forget_versions()
    with across_all():
        load(examples=examples, say=print)
        once = Service.objects.count(), Competence.objects.count()
        load(examples=examples, say=print)
    assert (Service.objects.count(), Competence.objects.count()) == once
    assert not Pending.objects.exists()
    assert Area.objects.filter(level="district").count() == 1
    call_command("service_search_eval")
    said = capsys.readouterr().out.splitlines()[-1]
    assert float(said.split(" Fragen, ")[1].split(" %")[0]) >= 95
