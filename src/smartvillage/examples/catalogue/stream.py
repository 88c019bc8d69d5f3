"""Everything about the example state, in the order in which references find what they point to."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from smartvillage.examples import reading
from smartvillage.examples.catalogue import offices, services
from smartvillage.modules.services.events import Event, Mark, Stream
from smartvillage.modules.services.models import Competence

CHANGED_AT = datetime(2026, 9, 1, 8, tzinfo=UTC)
AGENCY = ""
"""Ours are unique by themselves."""
ROOT, ROOT_NAME = "lebenslagen", "Lebenslagen für Bürgerinnen und Bürger"
"""The name by which the app looks for the tree."""
Raw = dict[str, Any]


def stream() -> Stream:
    raw = reading.tables("services")
    seats = {seat["id"]: seat for seat in raw["seat"]}
    departments = {office["at"]: office for office in raw["office"]}
    groups = {life["id"]: number for number, life in enumerate(raw["life"], start=1)}
    yield from _categories(raw["life"])
    for one in raw["service"]:
        department = departments[one["at"]]
        yield _event(
            "service",
            one["id"],
            services.document(one, group=groups[one["life"][0]], office=department["name"]),
            categories=[[AGENCY, life] for life in one["life"]],
            type="LOV",
        )
    for department in departments.values():
        own = [one for one in raw["service"] if one["at"] == department["at"]]
        for seat in (seats[name] for name in department["seats"]):
            yield from _department(department, seat, own)
    yield Mark({"done": True})


def _categories(lives: list[Raw]) -> Iterator[Event]:
    yield _event("category", ROOT, {"names": {"de": ROOT_NAME}}, position=1)
    for position, life in enumerate(lives, start=1):
        document = {"names": {"de": life["name"]}, "description": life["text"], "tree": ROOT_NAME}
        yield _event("category", life["id"], document, parent=[AGENCY, ROOT], position=position)


def _department(department: Raw, seat: Raw, own: list[Raw]) -> Iterator[Event]:
    """The office with its people, and what is applied for with it."""
    number = f"{seat['id']}-{department['at']}"
    yield _event(
        "office",
        number,
        offices.office(department, seat),
        lat=seat["at"][0],
        lon=seat["at"][1],
        competences=[_competence(one, seat) for one in own],
    )
    for place, raw in enumerate(department.get("people", ()), start=1):
        person = offices.person(raw, department, seat)
        yield _event("person", f"{number}-{place}", person, office=[AGENCY, number])
    for one in own:
        about = {"competences": [_competence(one, seat)]}
        if "online" in one:
            online = offices.online(one, seat, trust=services.TRUST[one["online"]["trust"]])
            yield _event("online", f"{number}-{one['id']}", online, **about)
        if "form" in one:
            yield _event("form", f"{number}-{one['id']}", offices.form(one, seat), **about)


def _competence(service: Raw, seat: Raw) -> Raw:
    return {
        "service": [AGENCY, service["id"]],
        "areas": [f"ars:{seat['area']}"],
        "role": int(Competence.Role.COMPETENT),
    }


def _event(kind: str, ext_id: str, document: Any, **about: Any) -> Event:
    return Event(kind, AGENCY, ext_id, document=document, about=about, changed_at=CHANGED_AT)
