"""What the app lays over its screens: buttons that float, words that explain a screen or introduce a list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from smartvillage.core.content.statics import find_static
from smartvillage.kit.words import fold
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.faces import faces
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.native.contents import content, section
from smartvillage.surfaces.webapp.native.screens import address, query_address
from smartvillage.surfaces.webapp.native.showcase import icon
from smartvillage.surfaces.webapp.native.values import entries, table, tables, text, told
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.prose import prose

MOST = 2
LISTS = ("Index", "Overviews", "Category")


@dataclass(frozen=True)
class Introduction:
    """Words above a list, and a button."""

    body: SafeString
    button: Link | None
    floats: bool = False


def floating(context: PageContext, path: str) -> list[Link]:
    """The floating buttons of the screen that stands at this path; one never leads to where one is."""
    found: list[Link] = []
    for given in tables(content(context, "floatingButton")):
        url = address(context, given.get("routeName"), given.get("params"))
        label = text(given.get("accessibilityLabel")) or text(given.get("title"))
        screens = map(text, entries(given.get("visibleScreens")))
        if url and label and url != path and any(_shows(context, name, path) for name in screens):
            found.append(Link(label, url, icon(given.get("iconName"), "plus")))
    events = _events(context, path)
    return [*found, *([events.button] if events and events.floats and events.button else [])][:MOST]


def explanation(context: PageContext, titles: Callable[[], Iterable[str]]) -> SafeString:
    """The words of `infoModal` for a screen of one of these titles, which are asked for only where there are words."""
    written = tables(content(context, "infoModal"))
    wanted = {fold(title) for title in titles()} if written else set()
    for given in written:
        for title, said in given.items():
            if fold(title) in wanted:
                return prose(text(table(said).get("description")))
    return SafeString("")


def introduction(context: PageContext, path: str, category: int | None = None) -> Introduction | None:
    """What `sections` says above the lists of events and of places, the latter by category, and the suggestion's form."""
    if path == query_address(context, "pointsOfInterest"):
        words = _of_category(context, category) or text(section(context, "categoryListIntroText"))
        return Introduction(prose(words), None) if words else None
    if path == address(context, "EventSuggestion"):
        words = text(table(section(context, "eventListIntro")).get("formIntroText"))
        return Introduction(prose(words), None) if words else None
    return _events(context, path)


def afterword(context: PageContext, path: str) -> Introduction | None:
    """What `sections` says below the list of places."""
    given = table(section(context, "categoryListFooter"))
    if not given or path != query_address(context, "pointsOfInterest"):
        return None
    url, label = web_address(text(given.get("url"))), told(given.get("buttonTitle"))
    words = prose(text(given.get("footerText")))
    button = Link(label, url, "external-link") if label and url else None
    return Introduction(words, button) if words or button else None


def _of_category(context: PageContext, category: int | None) -> str:
    """The page named for a category of places. A statement where there is one."""
    named = table(section(context, "poiListIntro"))
    row = context.structure.categories.get(category) if category and named else None
    page = text(named.get(row["name"])) if row else ""
    found = find_static(municipality=context.municipality.id, name=page) if page else None
    return text(found["content"]) if found else ""


def _events(context: PageContext, path: str) -> Introduction | None:
    """The words above the events, and the button with which others may be suggested."""
    given = table(section(context, "eventListIntro"))
    if not given or path != query_address(context, "eventRecords"):
        return None
    url = web_address(text(given.get("url"))) or address(context, "EventSuggestion")
    label = told(given.get("buttonTitle"))
    button = Link(label, url, "plus") if label and url else None
    floats = text(given.get("buttonType")) == "bottom-floating"
    return Introduction(prose(text(given.get("introText"))), button, floats)


def _shows(context: PageContext, screen: str, path: str) -> bool:
    """Whether a page is what the app calls this screen."""
    lists = [face.list_url for face in faces(context)]
    if screen in LISTS:
        return path in lists
    if screen == "Detail":
        return any(path.startswith(f"{url}/") for url in lists)
    return bool(screen) and path == address(context, screen)
