"""A vacancy as search engines for jobs read it: schema.org's JobPosting. What is not known is left out."""

import re
from collections.abc import Iterator
from typing import Any

from smartvillage.kit.dates import as_berlin
from smartvillage.kit.words import fold
from smartvillage.modules.vacancies.document import JobPayload
from smartvillage.surfaces.webapp.blocks import story_of, whole_text
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.meta import described, geo_data, place_data, valid_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, appeared, first_part

COUNTRY = "DE"
OTHER = "OTHER"
EMPLOYMENT = {
    "FULL_TIME": r"vollzeit|ganztags|full.?time",
    "PART_TIME": r"teilzeit|halbtags|mini.?job|midi.?job|520|538|556|603|part.?time",
    "CONTRACTOR": r"freiberuf|freie mitarbeit|honorar|werkvertrag|selbst+andig",
    "TEMPORARY": r"(?<!un)befristet|aushilf|saison|vertretung",
    "INTERN": r"praktik|werkstudent|hospit|intern(ship)?\b",
    "VOLUNTEER": r"ehrenamt|freiwillig|bufdi|\bfsj\b|\bfoj\b|\bbfd\b",
}
SPAN = {
    "HOUR": r"stunde|stundlich",
    "MONTH": r"monat",
    "YEAR": r"jahr",
    "WEEK": r"woche",
    "DAY": r"\btag\b|taglich",
}


def posting(found: Source, context: PageContext) -> dict[str, Any]:
    story = story_of(found, context, headline=headline(found), text=found.get("description"))
    day = appeared(found)
    return described(
        "JobPosting",
        title=headline(found),
        description=whole_text(story),
        datePosted=as_berlin(day).date().isoformat() if day else None,
        validThrough=valid_data(found).get("validThrough"),
        employmentType=employment(JobPayload.read(found.get("payload")).employment_type or ""),
        hiringOrganization=_employer(found, context),
        jobLocation=list(_workplaces(found)),
        baseSalary=_salary(found),
    )


def employment(words: str) -> str | list[str] | None:
    """Google's names for "Vollzeit oder Teilzeit, befristet"; `OTHER` for what it has no name for."""
    if not words.strip():
        return None
    said = fold(words)
    names = [name for name, pattern in EMPLOYMENT.items() if re.search(pattern, said)]
    return names if len(names) > 1 else next(iter(names), OTHER)


def _employer(found: Source, context: PageContext) -> dict[str, Any] | None:
    company: Source = next((one for one in found.get("companies") or () if one.get("name")), {})
    name = company.get("name") or context.organisation(found)
    pages = first_part(company.get("contact") or {}, "web_urls")
    if not name:
        return None
    return described("Organization", name=name, sameAs=web_address(pages.get("url")))


def _workplaces(found: Source) -> Iterator[dict[str, Any]]:
    """Where the work is: the item's addresses, else those of the employer, else the places it names."""
    own = found.get("addresses") or ()
    employers = [company["address"] for company in found.get("companies") or () if company.get("address")]
    places = [place for address in (own or employers) if (place := place_data(address))]
    for place in places or [_named(location) for location in found.get("locations") or ()]:
        postal = place.get("address") or described("PostalAddress")
        yield {**place, "address": {**postal, "addressCountry": COUNTRY}}


def _named(location: Source) -> dict[str, Any]:
    postal = described(
        "PostalAddress",
        addressLocality=location.get("district") or location.get("name"),
        addressRegion=location.get("state"),
    )
    return described("Place", name=location.get("name"), address=postal, geo=geo_data(location))


def _salary(found: Source) -> dict[str, Any] | None:
    """Only where it is said for which time it is paid: a bare number would be wrong more often than right."""
    for price in found.get("price_informations") or ():
        said = fold(" ".join(str(price.get(name) or "") for name in ("name", "category", "description")))
        span = next((unit for unit, pattern in SPAN.items() if re.search(pattern, said)), "")
        if price.get("amount") and span:
            value = described("QuantitativeValue", value=price["amount"], unitText=span)
            return described("MonetaryAmount", currency="EUR", value=value)
    return None
