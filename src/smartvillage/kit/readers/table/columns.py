"""Which column means what: names of columns as people write them, in German and English."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from smartvillage.kit.readers.entries import Problem

Target = Literal["news", "events", "places"]

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER = re.compile(r"[^a-z0-9]+")

_SHARED = {
    "id": "id uid guid nr nummer kennung schluessel externeid externalid",
    "url": "url link webseite website internet internetseite homepage web webadresse internetadresse",
    "categories": "kategorie kategorien category categories rubrik rubriken tags schlagwort"
    " schlagworte art typ",
    "picture": "bild bildurl bildlink foto image imageurl picture photo titelbild",
}
_PLACE = {
    "street": "strasse strassename str street adresse anschrift address strassehausnummer"
    " strasseundhausnummer strassenr strasseundnr",
    "house_number": "hausnummer hausnr hnr housenumber",
    "zip": "plz postleitzahl zip zipcode postcode postalcode",
    "city": "stadt gemeinde ortschaft city town wohnort plzort ort ortsteil",
    "lat": "lat latitude breitengrad breite geobreite geolat koordinatebreite",
    "lon": "lon lng long longitude laengengrad laenge geolaenge geolon geolng koordinatelaenge",
}
_TITLE = "titel name ueberschrift bezeichnung title headline betreff subject thema"
_DESCRIPTION = "beschreibung description text inhalt details info informationen beschreibungstext langtext"
FIELDS: dict[Target, dict[str, str]] = {
    "news": {
        **_SHARED,
        "title": _TITLE,
        "teaser": "teaser anriss einleitung vorspann kurztext intro zusammenfassung summary",
        "body": _DESCRIPTION + " artikel body content nachricht meldung",
        "author": "autor autorin verfasser author redaktion von",
        "date": "datum veroeffentlicht veroeffentlichtam veroeffentlichung date published publishedat pubdate"
        " erschienen erscheinungsdatum vom",
        "language": "sprache language lang",
    },
    "events": {
        **_SHARED,
        **_PLACE,
        "title": _TITLE + " veranstaltung veranstaltungstitel event summary termin",
        "start": "datum beginn start startdatum anfang date startdate begin beginndatum datumvon datumbeginn"
        " datumab tag vom von startsat dtstart",
        "end": "ende enddatum end enddate endedatum datumbis datumende bis endsat dtend",
        "time_from": "uhrzeit uhrzeitvon zeit zeitvon startzeit anfangszeit beginnzeit uhrzeitbeginn"
        " beginnuhrzeit time timefrom starttime von einlass",
        "time_to": "uhrzeitbis zeitbis endzeit endezeit uhrzeitende endeuhrzeit timeto endtime bis",
        "description": _DESCRIPTION,
        "place_name": "veranstaltungsort location treffpunkt raum saal spielstaette venue place ortsname"
        " veranstaltungsstaette ort",
        "organiser": "veranstalter organisator organiser organizer ausrichter veranstalterin",
        "cancelled": "abgesagt ausgefallen cancelled canceled entfaellt absage",
    },
    "places": {
        **_SHARED,
        **_PLACE,
        "name": _TITLE + " einrichtung objekt ortsname place placename",
        "description": _DESCRIPTION,
        "phone": "telefon tel telefonnummer phone fon rufnummer telephone",
        "email": "email mail emailadresse mailadresse",
        "opening_hours": "oeffnungszeiten oeffnungszeit openinghours geoeffnet sprechzeiten sprechzeit",
    },
}


def candidates(name: str, *, target: Target) -> list[str]:
    """The fields a column of this name can mean, the likeliest first."""
    folded = _folded(name)
    found = [field for field, names in FIELDS[target].items() if folded and folded in names.split()]
    return found or [field for field in FIELDS[target] if folded == _folded(field)]


def assigned(
    head: Sequence[str], *, target: Target, columns: Mapping[str, str] | None
) -> tuple[dict[str, int], list[Problem]]:
    """The position of each field's column. Names given in `columns` (name to field, "" to skip) go first."""
    given = {_folded(name): field for name, field in (columns or {}).items()}
    positions: dict[str, int] = {}
    problems = [
        Problem(f"Spalte „{name}“", "Diese Spalte gibt es in der Datei nicht.")
        for name in columns or {}
        if _folded(name) not in map(_folded, head)
    ]
    choices = [
        ([given[_folded(name)]] if _folded(name) in given else candidates(name, target=target))
        for name in head
    ]
    # A name with one meaning goes before one with several: beside „Stadt“, „Ort“ is the name of the venue.
    order = sorted(range(len(head)), key=lambda n: (_folded(head[n]) not in given, len(choices[n]) != 1, n))
    for number in order:
        field = next((field for field in choices[number] if field not in positions), None)
        if field and field in FIELDS[target]:
            positions[field] = number
        elif field != "" and head[number]:
            why = (
                "Die Bedeutung hat schon eine andere Spalte"
                if choices[number]
                else "Der Name ist nicht bekannt"
            )
            problems.append(Problem(f"Spalte „{head[number]}“", f"{why}, die Spalte wird nicht übernommen."))
    return positions, problems


def _folded(name: str) -> str:
    return _OTHER.sub("", name.lower().translate(_UMLAUTS))
