"""Screens of the native app as addresses of ours: `routeName` with `params`, whoever names them.

Modules say in `pages.SCREENS` which of the app's screens they answer for, and where: a path, in which `{id}` is the
record the screen was opened with. Lists and records of any kind (`Index`, `Detail`) follow from its wire type. What
the app knows and we have no page for leads nowhere: callers leave it out.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.kit.words import static_name
from smartvillage.surfaces.webapp.faces import faces
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.native.values import entries, number, table, text
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import screens

Params = Mapping[str, Any]

OWN = {
    "Home": "/",
    "Service": "/service",
    "About": "/mehr",
    "Search": "/suche",
    "Bookmarks": "/merkliste",
    "BookmarkCategory": "/merkliste",
    "Settings": "/einstellungen",
    "SettingsScreen": "/einstellungen",
    "CitySelection": "/mein-ort",
}
"""Screens the shell itself answers for."""
OUTSIDE = ("Web", "Pdf")
LISTS = ("Index", "Category", "Overviews", "EventRecords", "NewsItems", "PointsOfInterest", "Tours")
PLURALS = {
    "categories": "pointOfInterest",
    "pointsOfInterest": "pointOfInterest",
    "pointsOfInterestAndTours": "pointOfInterest",
    "surveys": "surveyPoll",
    "vouchers": "Voucher",
    "constructionSites": "ConstructionSite",
}
"""Queries that are not the wire type with an s, and those named after a generic type."""


def address(context: PageContext, route: object, params: object = None) -> str:
    """Where a screen of the app is on the web; empty for what we have no page of, and for what is no screen."""
    name, given = text(route), table(params)
    if name in OUTSIDE:
        return web_address(text(given.get("webUrl")) or text(given.get("pdfUrl")))
    if name == "Html":
        return _page(context, given)
    if name == "Tiles":
        return _tiles(given)
    if name == "Detail":
        return _record(context, given)
    path = OWN.get(name) or screens(context).get(name, "")
    if not path and name in LISTS:
        return _list(context, name, given)
    return _filled(path, given)


def query_address(context: PageContext, query: str, variables: object = None) -> str:
    """The list a query of the app shows."""
    return _list(context, "Index", {"query": query, "queryVariables": variables})


def _filled(path: str, given: Params) -> str:
    """The path with the record's id in it; nowhere without the id."""
    if "{id}" not in path:
        return path
    wanted = text(given.get("id")) or text(_variables(given).get("id"))
    return path.replace("{id}", quote(wanted, safe="")) if wanted else ""


def _page(context: PageContext, given: Params) -> str:
    name = static_name(text(_variables(given).get("name")))
    path = screens(context).get("Html", "")
    return path.replace("{name}", name) if name and path else ""


def _tiles(given: Params) -> str:
    """Of the pages of tiles only that of the services is ours."""
    return OWN["Service"] if static_name(text(given.get("staticJsonName"))) == "homeservice" else ""


def _list(context: PageContext, name: str, given: Params) -> str:
    query = text(given.get("query")) or f"{name[:1].lower()}{name[1:]}"
    variables = _variables(given)
    kind = _kind(context, query, variables)
    if kind is None:
        return ""
    category = next(_categories(variables), 0)
    return f"/{kind.path}?{urlencode({'kategorie': category})}" if category else f"/{kind.path}"


def _record(context: PageContext, given: Params) -> str:
    variables = _variables(given)
    if text(given.get("query")) == "publicHtmlFile":
        return _page(context, given)
    kind = _kind(context, text(given.get("query")), {**table(given.get("details")), **variables})
    wanted = number(variables.get("id"))
    return f"/{kind.path}/{wanted}" if kind and wanted else ""


def _kind(context: PageContext, query: str, variables: Params) -> Kind | None:
    """The kind a query asks for, if citizens have pages of it here."""
    wanted = PLURALS.get(query, query.removesuffix("s"))
    generic = text(variables.get("genericType")).lower()
    for kind in (face.kind for face in faces(context)):
        if not kind.path:
            continue
        if kind.name == GENERIC:
            if kind.generic_type and kind.generic_type.lower() == (generic or wanted.lower()):
                return kind
        elif f"{kind.wire_type[:1].lower()}{kind.wire_type[1:]}" == wanted:
            return kind
    return None


def _variables(given: Params) -> Params:
    return table(given.get("queryVariables"))


def _categories(variables: Params) -> Iterator[int]:
    for value in (variables.get("categoryId"), *entries(variables.get("categoryIds"))):
        if found := number(value):
            yield found
