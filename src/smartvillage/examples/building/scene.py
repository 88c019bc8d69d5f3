"""What all builders of one municipality share."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smartvillage.examples import parts, pictures, when
from smartvillage.examples.model import Area, Organisation, Place
from smartvillage.examples.reading import RawTable

COPYRIGHT = "Smart Village, EUPL-1.2"
_ACCESS = {
    "stufenlos": ("Der Zugang ist stufenlos.", "Rollstuhl"),
    "wc": ("Stufenlos erreichbar, ein barrierefreies WC ist vorhanden.", "Rollstuhl, WC"),
    "hoeren": (
        "Stufenlos erreichbar, eine Höranlage (Induktionsschleife) ist eingebaut.",
        "Rollstuhl, Hören",
    ),
    "stufen": ("Der Zugang führt über Stufen. Bitte melden Sie sich vorher, wir helfen gern.", None),
    "wege": ("Unbefestigte Wege, mit Kinderwagen und Rollator nur bei Trockenheit zu empfehlen.", "Rollator"),
}
_PRICE = re.compile(r"(?P<name>[^:]+): (?P<amount>\d+(?:,\d\d)?)(?: \((?P<note>.+)\))?")
_ADMISSION = {"frei": "Der Eintritt ist frei.", "spende": "Der Eintritt ist frei, Spenden sind willkommen."}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One municipality on one day: what builders look up."""

    slug: str
    today: date
    dialling_code: str
    areas: dict[str, Area]
    organisations: dict[str, Organisation] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def external_id(self, kind: str, raw: RawTable) -> str:
        return f"{self.slug}-{kind}-{raw['id']}"

    def text(self, text: str) -> str:
        return when.fill(text.strip(), today=self.today)

    def address(self, raw: RawTable, *, kind: str = "default") -> parts.Address:
        area = self.areas[raw["area"]]
        lat, lon = raw.get("at", (area.lat, area.lon))
        return parts.Address(
            addition=raw.get("addition") or (f"Ortsteil {area.name}" if area.kind == "village" else None),
            street=raw.get("street"),
            zip=area.zip,
            city=area.parent if area.kind == "village" and area.parent else area.name,
            kind=kind,
            lat=lat,
            lon=lon,
        )

    def contact(self, raw: RawTable) -> parts.Contact:
        """`site = "name"` stands for both the site and the mailbox of `name.example`."""
        first, _, last = str(raw.get("contact", "")).rpartition(" ")
        site, phone = raw.get("site"), raw.get("phone")
        return parts.Contact(
            first_name=first or None,
            last_name=last or None,
            phone=f"{self.dialling_code} {phone}" if phone else None,
            fax=f"{self.dialling_code} {raw['fax']}" if "fax" in raw else None,
            email=raw.get("mail") or (f"info@{site}.example" if site else None),
            web_urls=self.web_urls(raw),
        )

    @staticmethod
    def web_urls(raw: RawTable) -> list[parts.WebUrl]:
        if "site" not in raw:
            return []
        return [parts.WebUrl(url=f"https://www.{raw['site']}.example/", description="Zur Internetseite")]

    def media(self, raw: RawTable, *, on: date | None = None) -> list[parts.Media]:
        """The picture of an item, in the season of `on` (else one that always looks inviting)."""
        if "picture" not in raw:
            return []
        season = when.season(on) if on else ("spring", "summer", "autumn")[len(raw["id"]) % 3]
        key = pictures.key(raw["picture"], season=season, seed=f"{self.slug}-{raw['id']}")
        return [
            parts.Media(
                key=key,
                caption=raw.get("caption", ""),
                copyright=COPYRIGHT,
                alt=pictures.alt_text(key),
                content_type="image",
            )
        ]


def prices(raw: RawTable) -> tuple[parts.Price, ...]:
    """From `"frei"`, `"spende"` or lines like `Kinder bis 14 Jahre: 4,50 (mit Ausweis)`."""
    given = raw.get("price", [])
    if isinstance(given, str):
        return (parts.Price(name="Eintritt", amount=0.0, description=_ADMISSION[given]),)
    return tuple(_price(line) for line in given)


def _price(line: str) -> parts.Price:
    found = _PRICE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a price: {line!r}")
    amount = float(found["amount"].replace(",", "."))
    return parts.Price(name=found["name"], amount=amount, description=found["note"])


def accessibility(raw: RawTable) -> parts.Accessibility | None:
    """From a known word (`stufenlos`, `wc` ...) or a sentence of its own."""
    if "access" not in raw:
        return None
    description, types = _ACCESS.get(raw["access"], (raw["access"], None))
    return parts.Accessibility(description=description, types=types, urls=[])


def names(value: Any) -> tuple[str, ...]:
    """One name or a list of names."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def span(first: date, last: date | None = None, *, time: str = "", note: str | None = None) -> parts.DateSpan:
    """A stretch of days; `time` is `19:00-21:30`, `19:00` or empty."""
    start, _, end = time.partition("-")
    return parts.DateSpan(
        date_start=first.isoformat(),
        date_end=(last or first).isoformat(),
        time_start=start or None,
        time_end=end or None,
        time_description=note,
        weekday=when.WEEKDAYS[first.weekday()],
    )
