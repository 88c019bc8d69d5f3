"""Addresses of the catalogue's pages. Ids are those of the sources: they may hold anything, slashes too."""

from urllib.parse import quote

INDEX = "/leistungen"


def service_url(public_id: str) -> str:
    return f"{INDEX}/{quote(public_id, safe='')}"


def category_url(public_id: str) -> str:
    return f"{INDEX}/lebenslage/{quote(public_id, safe='')}"


def office_url(public_id: str) -> str:
    return f"{INDEX}/stelle/{quote(public_id, safe='')}"


def deadline_url(public_id: str) -> str:
    return f"{INDEX}/frist/{quote(public_id, safe='')}.ics"
