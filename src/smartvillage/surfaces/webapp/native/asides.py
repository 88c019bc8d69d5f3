"""What the app lays over its screens: buttons that float, words that explain a screen or introduce a list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from smartvillage.kit.words import fold
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.faces import faces
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.native.contents import content, section
from smartvillage.surfaces.webapp.native.screens import address, query_address
from smartvillage.surfaces.webapp.native.showcase import icon
from smartvillage.surfaces.webapp.native.values import entries, table, tables, text
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.prose import prose

MOST = 2
LISTS = ("Index", "Overviews", "Category")


@dataclass(frozen=True)
class Introduction:
    """Words above a list, and a button."""

    body: SafeString
    button: Link | None


def floating(context: PageContext, path: str) -> list[Link]:
    """The floating buttons of the screen that stands at this path; one never leads to where one is."""
    found: list[Link] = []
    for given in tables(content(context, "floatingButton")):
        url = address(context, given.get("routeName"), given.get("params"))
        label = text(given.get("accessibilityLabel")) or text(given.get("title"))
        screens = map(text, entries(given.get("visibleScreens")))
        if url and label and url != path and any(_shows(context, name, path) for name in screens):
            found.append(Link(label, url, icon(given.get("iconName"), "plus")))
    return found[:MOST]


def explanation(context: PageContext, titles: Callable[[], Iterable[str]]) -> SafeString:
    """The words of `infoModal` for a screen of one of these titles, which are asked for only where there are words."""
    written = tables(content(context, "infoModal"))
    wanted = {fold(title) for title in titles()} if written else set()
    for given in written:
        for title, said in given.items():
            if fold(title) in wanted:
                return prose(text(table(said).get("description")))
    return SafeString("")


def introduction(context: PageContext, path: str) -> Introduction | None:
    """What `sections` says above the lists of events and of places."""
    if path == query_address(context, "eventRecords"):
        given = table(section(context, "eventListIntro"))
        url = web_address(text(given.get("url"))) or address(context, "EventSuggestion")
        label = text(given.get("buttonTitle"))
        return _introduction(
            text(given.get("introText")), Link(label, url, "plus") if label and url else None
        )
    if path == query_address(context, "pointsOfInterest"):
        return _introduction(text(section(context, "categoryListIntroText")), None)
    return None


def _introduction(words: str, button: Link | None) -> Introduction | None:
    return Introduction(prose(words), button) if words or button else None


def _shows(context: PageContext, screen: str, path: str) -> bool:
    """Whether a page is what the app calls this screen."""
    lists = [face.list_url for face in faces(context)]
    if screen in LISTS:
        return path in lists
    if screen == "Detail":
        return any(path.startswith(f"{url}/") for url in lists)
    return bool(screen) and path == address(context, screen)
