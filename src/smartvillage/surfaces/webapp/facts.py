"""Lines of the fact box that many kinds share: address, contact, prices, accessibility, links."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from smartvillage.kit.geo import Point, parse_point
from smartvillage.kit.html import plain
from smartvillage.kit.said import alike
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.wording import euros, joined

Part = Mapping[str, Any]
ROUTE = "https://www.openstreetmap.org/directions?route=;{:.6f},{:.6f}"


def address_lines(address: Part) -> list[str]:
    """`["Burg Eisenhardt", "Wittenberger Straße 14", "14806 Bad Belzig"]`"""
    city = joined(address.get("zip"), address.get("city"), by=" ")
    return [line for line in (address.get("addition"), address.get("street"), city) if line]


def point_of(part: Part | None) -> Point | None:
    """Usable coordinates of an address, a location or a geo location."""
    geo = (part or {}).get("geo_location") or part or {}
    return parse_point(geo.get("latitude"), geo.get("longitude"))


def address_facts(address: Part, *, label: str = "", icon: str = "map-pin") -> Iterator[Fact]:
    """Where it is, and the way there."""
    if lines := address_lines(address):
        yield Fact(icon, label or _("Adresse"), "\n".join(lines))
    if point := point_of(address):
        yield Fact(
            "map-route", _("Anfahrt"), _("Route planen (OpenStreetMap)"), ROUTE.format(point.lat, point.lon)
        )


def contact_facts(contact: Part | None) -> Iterator[Fact]:
    """Person, telephone, mail and pages of a contact."""
    if not contact:
        return
    if name := joined(contact.get("first_name"), contact.get("last_name"), by=" "):
        yield Fact("user", _("Ansprechperson"), name)
    if phone := contact.get("phone"):
        yield Fact("phone", _("Telefon"), phone, _dialled(phone))
    if email := contact.get("email"):
        yield Fact(
            "mail", _("E-Mail"), email, f"mailto:{email}" if re.fullmatch(r"[^\s@]+@[^\s@]+", email) else ""
        )
    yield from link_facts(contact.get("web_urls") or ())


def link_facts(links: Sequence[Part]) -> Iterator[Fact]:
    """Web pages under their descriptions; addresses that are no web pages are left out."""
    for link in links:
        if url := web_address(link.get("url")):
            host = (urlsplit(url).hostname or "").removeprefix("www.")
            yield Fact("world", _("Internet"), link.get("description") or host, url)


def price_facts(prices: Sequence[Part]) -> Iterator[Fact]:
    """All prices in one fact, a line each."""
    if lines := [line for price in prices if (line := _price(price))]:
        yield Fact("ticket", _("Preis"), "\n".join(lines))


def accessibility_facts(accessibility: Part | None) -> Iterator[Fact]:
    """What is said about access without barriers."""
    if accessibility and (
        text := joined(_plain(accessibility.get("description")), accessibility.get("types"), by="\n")
    ):
        yield Fact("wheelchair", _("Barrierefreiheit"), text)
    yield from link_facts((accessibility or {}).get("urls") or ())


def company_facts(company: Part | None, *, label: str, icon: str = "users-group") -> Iterator[Fact]:
    """Who is behind it, with page and mail."""
    if company and company.get("name"):
        yield Fact(icon, label, company["name"])


def distinct(facts: Iterator[Fact]) -> list[Fact]:
    """Each fact once: an item and its contact often name the same page."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        seen.setdefault((fact.icon, fact.url or fact.text), fact)
    return list(seen.values())


def web_address(url: str | None) -> str:
    """The address if it is one of the web; `www.` gets a scheme."""
    text = (url or "").strip()
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


def _plain(text: str | None) -> str:
    return alike(plain(text or ""), text)


def _dialled(phone: str) -> str:
    """`tel:` with the digits of the first number named."""
    digits = re.sub(r"[^\d+]", "", re.split(r"\boder\b|,|;", phone)[0].replace("(0)", ""))
    return f"tel:{digits}" if len(digits) > 2 else ""


def _price(price: Part) -> str:
    amount = price.get("amount")
    cost = "" if amount is None else (_("kostenlos") if amount == 0 else euros(amount))
    note = _plain(price.get("description"))
    if amount == 0 and note:
        cost = ""
    named = joined(price.get("name"), cost, by=": ")
    return joined(named if cost or not note else "", note, by=" – ") or named
