"""A municipality with records of three organisations, shown and hidden, for the matrix of operations and roles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item
from smartvillage.core.content.states import set_visible
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Member, Membership, Organisation
from smartvillage.core.people.rights import Right, Role
from smartvillage.testing import Place, ask

OWNERS = ("own", "restricted", "other")
STATES = ("shown", "hidden")


@dataclass(frozen=True)
class Record:
    """`create`: the mutation that creates one, or updates the one of a number."""

    kind: str
    many: str
    one: str
    right: Right
    create: Callable[[int | None], str]
    generic_type: str = ""


def _mutation(name: str, arguments: str, number: int | None) -> str:
    chosen = f"id: {number}" if number else "forceCreate: true"
    return f"{name}({chosen}, {arguments}) {{ id }}"


def _record(kind: str, one: str, right: Right, mutation: str, arguments: str, **more: Any) -> Record:
    plural = {"pointOfInterest": "pointsOfInterest"}.get(one, f"{one}s")
    return Record(kind, plural, one, right, partial(_mutation, mutation, arguments), **more)


DATE = 'dates: [{dateStart: "2099-01-01"}]'
RECORDS: Mapping[str, Record] = {
    "NewsItem": _record("news_item", "newsItem", Right.NEWS_ITEM, "createNewsItem", 'title: "Neu"'),
    "EventRecord": _record(
        "event_record", "eventRecord", Right.EVENT_RECORD, "createEventRecord", f'title: "Neu", {DATE}'
    ),
    "PointOfInterest": _record(
        "point_of_interest",
        "pointOfInterest",
        Right.POINT_OF_INTEREST,
        "createPointOfInterest",
        'name: "Neu"',
    ),
    "Tour": _record("tour", "tour", Right.TOUR, "createTour", 'name: "Neu", lengthKm: 3'),
    "GenericItem": _record(
        "generic_item",
        "genericItem",
        Right.JOB,
        "createGenericItem",
        'title: "Neu", genericType: "Job"',
        generic_type="Job",
    ),
}


@dataclass
class World:
    """`numbers`: by record type, owner and state the item's id; the rest are single records of the own organisation."""

    place: Place
    numbers: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)
    surveys: dict[str, int] = field(default_factory=dict)
    notice: int = 0
    voucher: int = 0
    question: str = ""
    option: str = ""

    @property
    def survey(self) -> int:
        return self.surveys["own"]

    def seen(self, record: str, role: str, *, single: bool) -> set[tuple[str, str]]:
        """Owner and state of what a role sees, in the list or one by one."""
        told, numbers = RECORDS[record], self.numbers[record]
        if single:
            asked = " ".join(f"a{number}: {told.one}(id: {number}) {{ id }}" for number in numbers.values())
            found = self.place.data(f"{{ {asked} }}", role=role).values()
        else:
            only = f'(genericType: "{told.generic_type}")' if told.generic_type else ""
            found = self.place.data(f"{{ found: {told.many}{only} {{ id }} }}", role=role)["found"]
        ids = {int(one["id"]) for one in found if one}
        return {key for key, number in numbers.items() if number in ids}

    def item(self, number: int) -> Item:
        with within(self.place.id):
            found: Item = Item.objects.get(pk=number)
        return found

    def newest(self, record: str) -> Item:
        with within(self.place.id):
            found: Item = Item.objects.filter(kind=RECORDS[record].kind).latest("pk")
        return found

    def member(self, name: str) -> int:
        """A citizen with a profile."""
        with within(self.place.id):
            number: int = Member.objects.create(
                municipality_id=self.place.id, email=f"{name}@example.org", first_name=name
            ).pk
        return number


def make_world(place: Place) -> World:
    world = World(place)
    organisations = _organisations(place)
    for name, record in RECORDS.items():
        world.numbers[name] = dict(_published(place, record, organisations))
    for owner, organisation in organisations.items():
        world.surveys[owner] = _survey(place, organisation)
    asked = f"{{ surveys(ids: [{world.survey}], archived: true) {{ questionId responseOptions {{ id }} }} }}"
    found = place.data(asked)["surveys"][0]
    world.question, world.option = found["questionId"], found["responseOptions"][0]["id"]
    contact = [{"first_name": "Bo", "email": "bo@example.org"}]
    world.notice = place.publish("generic_item", "Noticeboard", title="Fahrrad", contacts=contact)
    world.voucher = place.publish("generic_item", "Voucher", title="Kaffee")
    _configure_timetable(place)
    return world


def _organisations(place: Place) -> dict[str, int]:
    with within(place.id):
        others = {
            name: Organisation.objects.create(
                municipality_id=place.id, name=f"{name} {place.slug}", rights=list(Right)
            ).pk
            for name in ("restricted", "other")
        }
        account = Account.objects.create_user(f"verein@{place.slug}.example")
        Membership.objects.create(account=account, organisation_id=others["restricted"], role=Role.RESTRICTED)
    return {"own": place.organisation, **others}


def _published(
    place: Place, record: Record, organisations: Mapping[str, int]
) -> Iterator[tuple[tuple[str, str], int]]:
    for owner, organisation in organisations.items():
        author = place.viewer("admin", organisation=organisation)
        for state in STATES:
            title = f"{owner} {state}"
            values = {"title": title, "name": title, "length_km": 1, "dates": [{"date_start": "2099-01-01"}]}
            made = create_item(
                viewer=author, kind=kind_of(record.kind, record.generic_type), values=values
            ).item
            if state == "hidden":
                set_visible(viewer=author, item=made, visible=False)
            yield (owner, state), made.pk


def _survey(place: Place, organisation: int) -> int:
    document = """mutation { createOrUpdateSurveyPoll(title: {de: "Platz"}, questionTitle: {de: "Was fehlt?"},
      responseOptions: [{title: {de: "Bank"}}, {title: {de: "Baum"}}]) { id } }"""
    answer = ask(document, viewer=place.viewer("admin", organisation=organisation))
    return int(answer["data"]["createOrUpdateSurveyPoll"]["id"])


def _configure_timetable(place: Place) -> None:
    """So that starting the import of a feed can succeed."""
    config = '{"feeds": [{"name": "vbb", "url": "https://gtfs.example/vbb.zip", "data_provider_id": %d}]}'
    place.publish("static_content", "json", name="gtfsConfig", content=config % place.organisation)
