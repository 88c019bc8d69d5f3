from datetime import date, timedelta

from smartvillage.examples import markup, parts, series, when
from smartvillage.examples.building.scene import Scene, accessibility, names, prices, span
from smartvillage.examples.model import Event, Place
from smartvillage.examples.reading import RawTable


def event(raw: RawTable, scene: Scene) -> Event:
    """A single event has `on` (and `days`), a series `rule`, `since`, `until`, `pause`, `move`, `cancel`."""
    place = scene.places[raw["place"]] if "place" in raw else None
    organisation = scene.organisations[raw["org"]]
    recurrence = _recurrence(raw, scene) if "rule" in raw else None
    dates = _span_of(recurrence, raw) if recurrence else _dates(raw, scene)
    # A series is shown in the season of the reader, a single event in its own.
    pictured = scene.today if recurrence else date.fromisoformat(dates[0]["date_start"])
    return Event(
        external_id=scene.external_id("event", raw),
        title=raw["title"],
        organisation=organisation.key,
        categories=names(raw["category"]),
        description=markup.html(scene.text(raw["text"])),
        dates=dates,
        recurrence=recurrence,
        place=place.external_id if place else None,
        addresses=(_address(raw, scene, place),),
        contacts=(scene.contact(raw) if "phone" in raw or "site" in raw else organisation.contact,),
        organizer=parts.Company(
            name=organisation.name, address=organisation.address, contact=organisation.contact
        ),
        prices=prices(raw),
        accessibility=accessibility(raw) or (place.accessibility if place else None),
        media=tuple(scene.media(raw, on=pictured)),
        web_urls=tuple(scene.web_urls(raw)),
        tags=names(raw.get("tags")),
    )


def _address(raw: RawTable, scene: Scene, place: Place | None) -> parts.Address:
    if place is None:
        return scene.address(raw)
    return {**place.addresses[0], "addition": raw.get("addition") or place.name}


def _dates(raw: RawTable, scene: Scene) -> tuple[parts.DateSpan, ...]:
    starts = [when.resolve(expression, today=scene.today) for expression in names(raw["on"])]
    longer = timedelta(days=raw.get("days", 1) - 1)
    note = raw.get("time_note")
    return tuple(span(start, start + longer, time=raw.get("time", ""), note=note) for start in starts)


def _span_of(recurrence: parts.Recurrence, raw: RawTable) -> tuple[parts.DateSpan, ...]:
    first, last = date.fromisoformat(recurrence["first"]), date.fromisoformat(recurrence["last"])
    return (span(first, last, time=raw.get("time", ""), note=raw.get("time_note")),)


def _recurrence(raw: RawTable, scene: Scene) -> parts.Recurrence:
    move = raw.get("move")
    return series.recurrence(
        raw["rule"],
        since=when.resolve(raw.get("since", "-60"), today=scene.today),
        until=when.resolve(raw.get("until", "+300"), today=scene.today),
        today=scene.today,
        pause=raw.get("pause", False),
        move=(move[0], move[1]) if move else None,
        cancel=raw.get("cancel"),
    )
