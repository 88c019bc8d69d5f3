"""From a row to an entry; None when the row lacks what an entry cannot do without."""

from datetime import time, timedelta

from smartvillage.kit import dates
from smartvillage.kit.readers.entries import EventEntry, NewsEntry, PlaceEntry, derived_id

from .cells import Cells


def news(cells: Cells) -> NewsEntry | None:
    title, raw = cells.text("title"), cells.text("date")
    published = dates.parse_datetime(raw)
    if raw and published is None:
        cells.complain(f"„{raw[:80]}“ ist kein Datum.")
    if not title:
        cells.complain("Ohne Titel, deshalb ausgelassen.", lost=True)
        return None
    url = cells.url()
    return NewsEntry(
        external_id=cells.text("id") or url or derived_id(title, raw),
        title=title,
        teaser_html=cells.html("teaser"),
        body_html=cells.html("body"),
        url=url,
        author=cells.text("author"),
        published_at=published,
        categories=cells.names("categories"),
        pictures=cells.pictures(),
        language=cells.text("language").lower()[:2],
    )


def event(cells: Cells) -> EventEntry | None:
    title = cells.text("title")
    found = [cells.moments(field) for field in ("start", "end", "time_from", "time_to")]
    days = [day for some, _ in found for day in some]
    if not title or not found[0][0]:
        missing = "Titel" if not title else "lesbares Datum"
        cells.complain(f"Ohne {missing}, deshalb ausgelassen.", lost=True)
        return None
    begins = [*found[2][1], *found[0][1]]
    ends = [*found[3][1], *found[1][1], *begins[1:]]
    start, end = days[0], days[1] if len(days) > 1 else None
    if end and end < start:
        cells.complain("Das Ende liegt vor dem Beginn und wurde weggelassen.")
        end = None
    time_from, time_to = next(iter(begins), None), next(iter(ends), None)
    if time_from == time() and time_to in (None, time()):
        time_from = time_to = None  # a whole day, in the words of a spreadsheet
    if end is None and time_from and time_to and time() < time_to < time_from:
        end = start + timedelta(days=1)
    street, code, city = cells.address()
    lat, lon = cells.position()
    place = cells.text("place_name")
    return EventEntry(
        external_id=cells.text("id") or derived_id(title, start, time_from or "", place or city),
        title=title,
        start=start,
        end=end if end != start else None,
        time_from=time_from,
        time_to=time_to,
        description_html=cells.html("description"),
        url=cells.url(),
        place_name=place,
        street=street,
        zip=code,
        city=city,
        lat=lat,
        lon=lon,
        categories=cells.names("categories"),
        organiser=cells.text("organiser"),
        cancelled=cells.yes("cancelled"),
        pictures=cells.pictures(),
    )


def place(cells: Cells) -> PlaceEntry | None:
    name = cells.text("name")
    if not name:
        cells.complain("Ohne Namen, deshalb ausgelassen.", lost=True)
        return None
    street, code, city = cells.address()
    lat, lon = cells.position()
    return PlaceEntry(
        external_id=cells.text("id") or derived_id(name, street, code, city),
        name=name,
        description_html=cells.html("description"),
        url=cells.url(),
        street=street,
        zip=code,
        city=city,
        lat=lat,
        lon=lon,
        phone=cells.text("phone"),
        email=cells.email(),
        categories=cells.names("categories"),
        opening_hours=cells.raw("opening_hours"),
        pictures=cells.pictures(),
    )
