"""The texts of an event: title, description, address, people, pictures."""

import re
from collections.abc import Iterator
from typing import Any

from icalendar import Event
from icalendar.prop import vBroken

from smartvillage.kit import html
from smartvillage.kit.readers.entries import Picture
from smartvillage.kit.readers.markup import absolute, line, safe, safe_text

_ZIP_CITY = re.compile(r"(?:D-|DE-)?(\d{5})\s+(\S.*)", re.ASCII)
_STREET = re.compile(r"[^\d,]{3,60}\s\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-zA-Z]?)?")
_COUNTRY = {"deutschland", "germany", "brandenburg, deutschland"}
_TITLE_LENGTH = 80
_IMAGE = re.compile(r".*\.(?:jpe?g|png|gif|webp|avif)(?:\?.*)?", re.IGNORECASE)


def details(event: Event, *, base: str) -> dict[str, Any]:
    """The fields of an entry that do not speak of time; absent ones are left out."""
    place_name, street, code, city = location(text(event, "LOCATION"))
    lat, lon = _position(event)
    description = _description(event, base=base)
    title = line(text(event, "SUMMARY")) or html.excerpt(description, length=_TITLE_LENGTH)
    found = {
        "title": title,
        "description_html": description,
        "url": absolute(text(event, "URL"), base=base),
        "place_name": place_name,
        "street": street,
        "zip": code,
        "city": city,
        "lat": lat,
        "lon": lon,
        "categories": tuple(dict.fromkeys(_categories(event))),
        "organiser": line(str(_parameter(_first(event, "ORGANIZER"), "CN"))),
        "pictures": tuple(dict.fromkeys(_pictures(event, base=base))),
    }
    return {name: value for name, value in found.items() if value not in ("", (), None)}


def text(event: Event, name: str) -> str:
    """The text of the first property of that name."""
    found = _first(event, name)
    return "" if found is None else str(found).strip()


def location(written: str) -> tuple[str, str, str, str]:
    """Name of the place, street, postcode and city, as far as the one text for all tells them apart."""
    place: list[str] = []
    street = code = city = ""
    for part in filter(None, (line(piece) for piece in re.split(r"[\n,;]|\s[|•]\s", written[:1000]))):
        if not code and (match := _ZIP_CITY.fullmatch(part)):
            code, city = match.groups()
        elif not street and _STREET.fullmatch(part):
            street = part
        elif part.lower() not in _COUNTRY:
            place.append(part)
    if street and not code and place and written.rstrip().endswith(place[-1]):
        city = place.pop()  # „Rathaus, Markt 1, Belzig“
    return ", ".join(place), street, code, city


def _first(event: Event, name: str) -> Any:
    found = event.get(name)
    return found[0] if isinstance(found, list) and found else found


def _all(event: Event, name: str) -> list[Any]:
    found = event.get(name, [])
    return [prop for prop in (found if isinstance(found, list) else [found]) if not isinstance(prop, vBroken)]


def _parameter(prop: Any, name: str) -> str:
    found = getattr(prop, "params", {}).get(name, "")
    return str(found[0] if isinstance(found, list) and found else found).strip('"')


def _description(event: Event, *, base: str) -> str:
    rich = _first(event, "X-ALT-DESC")
    if rich is not None and _parameter(rich, "FMTTYPE").lower() == "text/html":
        return safe(_unescaped(str(rich)), base=base)
    return safe_text(text(event, "DESCRIPTION"), base=base)


def _unescaped(raw: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], raw)


def _position(event: Event) -> tuple[float, float] | tuple[None, None]:
    for prop in _all(event, "GEO"):
        lat, lon = float(prop.latitude), float(prop.longitude)
        if abs(lat) <= 90 and abs(lon) <= 180 and (lat or lon):
            return lat, lon
    return None, None


def _categories(event: Event) -> Iterator[str]:
    for prop in _all(event, "CATEGORIES"):
        for name in getattr(prop, "cats", ()):
            if cleaned := line(_unescaped(str(name))):
                yield cleaned


def _pictures(event: Event, *, base: str) -> Iterator[Picture]:
    for prop in (*_all(event, "IMAGE"), *_all(event, "ATTACH")):
        if _parameter(prop, "ENCODING"):
            continue
        kind = _parameter(prop, "FMTTYPE").lower()
        url = absolute(str(prop), base=base)
        if url and (kind.startswith("image/") or (not kind and _IMAGE.fullmatch(url))):
            yield Picture(url, content_type=kind)
