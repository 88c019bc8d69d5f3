"""The plan of the start page: `homeScreenConfig`, completed by what `sections` says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from smartvillage.surfaces.webapp.native.contents import section, settings
from smartvillage.surfaces.webapp.native.values import number, shown, table, tables, text, told
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import Wish

NEWS, EVENTS, PLACES = "newsItems", "eventRecords", "pointsOfInterestAndTours"
LIMITS = {NEWS: "limitNews", EVENTS: "limitEvents", PLACES: "limitPointsOfInterestAndTours"}
SHOWN = {NEWS: "showNews", EVENTS: "showEvents", PLACES: "showPointsOfInterestAndTours"}
TITLES = {EVENTS: "headlineEvents", PLACES: "headlinePointsOfInterestAndTours"}
BUTTONS = {EVENTS: "buttonEvents", PLACES: "buttonPointsOfInterestAndTours"}
TYPES = ("liveTicker", "carousel", "widgets", "disturber", "homeService", "homeButtons", "about")
PER_CATEGORY = 3
MOST, MOST_GROUPS = 24, 12


@dataclass(frozen=True)
class Step:
    """A section of the start page: a type of the app with the name of its content, or a query with a wish."""

    kind: str
    content: str = ""
    wish: Wish | None = None


BEFORE = tuple(Step(kind) for kind in ("liveTicker", "carousel", "widgets", "disturber"))
"""What stands above where a municipality orders nothing; what is not written is not shown."""


def steps(context: PageContext) -> list[Step] | None:
    """The sections in their order; None where the municipality says nothing that can be read."""
    planned = tables(settings(context).get("homeScreenConfig"))
    found = [step for entry in planned if (step := _step(context, entry))]
    return found if found or any(_kind(entry) for entry in planned) else None


def mentions(context: PageContext, kind: str) -> bool:
    """Whether the plan has a word about a section, and be it that it is not shown."""
    return any(_kind(entry) == kind for entry in tables(settings(context).get("homeScreenConfig")))


def _kind(entry: Mapping[str, Any]) -> str:
    query = text(entry.get("query"))
    kind = text(entry.get("type"))
    return query if query in LIMITS else kind if kind in TYPES else ""


def _step(context: PageContext, entry: Mapping[str, Any]) -> Step | None:
    kind = _kind(entry)
    if not kind or not shown(entry):
        return None
    if kind in TYPES:
        return Step(kind, text(entry.get("publicJsonFile")))
    if section(context, SHOWN[kind]) in (False, "false"):
        return None
    return Step(kind, wish=_wish(context, kind, entry))


def _wish(context: PageContext, query: str, entry: Mapping[str, Any]) -> Wish:
    limit = number(entry.get(LIMITS[query])) or number(section(context, LIMITS[query]))
    groups = tuple(_groups(context, entry, limit)) if query == NEWS else ()
    return Wish(
        title=told(entry.get("title")) or told(section(context, TITLES.get(query, ""))),
        button=told(entry.get("buttonTitle")) or told(section(context, BUTTONS.get(query, ""))),
        limit=min(limit, MOST),
        category=number(table(entry.get("queryVariables")).get("categoryId")),
        groups=groups,
    )


def _groups(context: PageContext, entry: Mapping[str, Any], limit: int) -> Iterator[Wish]:
    """A section of news for every category that is named; one without a category takes what is left."""
    named = tables(entry.get("categoriesNews")) or tables(section(context, "categoriesNews"))
    for given in named[:MOST_GROUPS]:
        yield Wish(
            title=told(given.get("categoryTitle")),
            button=told(given.get("categoryButton")),
            limit=min(limit or PER_CATEGORY, MOST),
            category=number(given.get("categoryId")),
        )
