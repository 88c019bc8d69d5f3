"""Where one can go: the bar of five, the service and "Mehr" pages, the foot. Municipalities may choose."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from smartvillage.kit.words import fold
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.icons import FALLBACK
from smartvillage.surfaces.webapp.native import menus
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import Entry, entries

BAR = 5
TILES = 6
SERVICE, MORE, SETTINGS, BOOKMARKS = "/service", "/mehr", "/einstellungen", "/merkliste"
LASTING = ("/", SERVICE, MORE, SETTINGS, BOOKMARKS, "/offline")
MOST_LASTING = 60


def bar(context: PageContext, *, path: str) -> list[Link]:
    """The navigation bar: the app's tabs, else what the setting `navigation` names, else start, service, the main
    entries, more.
    """
    if app := menus.tabs(context):
        return _marked(with_icons(context, app)[:BAR], path)
    known = sorted([*_own(context), *_known(context)], key=lambda entry: entry.order)
    wanted = context.municipality.settings.get("navigation")
    chosen = _named(known, wanted) if isinstance(wanted, list) else []
    return _links((chosen or [entry for entry in known if entry.group == "main"])[:BAR], path)


def menu(context: PageContext, *, path: str = "") -> list[Link]:
    """All there is to read, for the foot and the page "Mehr"; where the app has a drawer, what is in it."""
    if app := menus.drawer(context):
        return _marked(with_icons(context, app), path)
    return _links((entry for entry in _known(context) if entry.group in ("main", "menu")), path)


def helps_and_legal(context: PageContext) -> list[Link]:
    """Pages about the place and its app: the app's rows first."""
    own = _links((entry for entry in _known(context) if entry.group == "help"), "")
    return menus.each_once([*with_icons(context, menus.rows(context, "about")), *own, *legal(context)])


def service(context: PageContext) -> list[Link]:
    """The tiles of the page "Service": the app's, else all services."""
    return with_icons(context, menus.tiles(context)) or services(context)


def everything_served(context: PageContext) -> list[Link]:
    """The app's tiles, and the services it has none for."""
    return menus.each_once([*service(context), *services(context)])


def services(context: PageContext) -> list[Link]:
    """What modules offer as services."""
    return _links((entry for entry in _known(context) if entry.group == "service"), "")


def legal(context: PageContext) -> list[Link]:
    return _links((entry for entry in _known(context) if entry.group == "footer"), "")


def lasting(context: PageContext) -> list[str]:
    """Addresses a device keeps for times without network: the shell's, and those whose entry says so."""
    kept = [entry.url for entry in _known(context) if entry.offline]
    return list(dict.fromkeys([*LASTING, *kept]))[:MOST_LASTING]


def tiles(context: PageContext) -> list[Link]:
    """Six tiles for the start page: the app's (`homeService`), else what the setting `tiles` names, then the services.

    A tile is how the label of an entry begins, or an object with `label`, `url` (a path of ours) and `icon`.
    """
    if app := menus.tiles(context):
        return with_icons(context, app)[:TILES]
    wanted = context.municipality.settings.get("tiles")
    known = _known(context)
    own = wanted if isinstance(wanted, list) else []
    chosen = [link for tile in own for link in _tile(tile, known)]
    return list(dict.fromkeys([*chosen, *services(context)]))[:TILES]


def with_icons(context: PageContext, links: Iterable[Link]) -> list[Link]:
    """Links whose icon we lack get that of the entry of the same address."""
    icons = {entry.url: entry.icon for entry in [*_own(context), *_known(context)]}
    return [
        replace(link, icon=icons.get(link.url, FALLBACK)) if link.icon == FALLBACK else link for link in links
    ]


def titles(context: PageContext, path: str) -> list[str]:
    """What the ways to a page call it: ours and the app's."""
    links = [
        *menus.tabs(context),
        *menus.tiles(context),
        *menus.drawer(context),
        *menus.rows(context, "about"),
    ]
    with override("de"):
        own = [str(entry.label) for entry in [*_own(context), *_known(context)] if entry.url == path]
    return [*own, *(link.label for link in links if link.url == path)]


def _own(context: PageContext) -> list[Entry]:
    offered = menus.tiles(context) or services(context)
    return [
        Entry(gettext_noop("Start"), "/", "home", 0, "main"),
        *([Entry(gettext_noop("Service"), SERVICE, "apps", 10, "main")] if offered else []),
        Entry(gettext_noop("Mehr"), MORE, "menu-2", 90, "main"),
    ]


def _known(context: PageContext) -> list[Entry]:
    """The ways of the modules, and those the shell itself brings."""
    own = [
        Entry(gettext_noop("Merkliste"), BOOKMARKS, "heart", 75),
        Entry(gettext_noop("Abonnieren"), "/abonnieren", "bell", 80, "help"),
        Entry(gettext_noop("Einstellungen"), SETTINGS, "settings", 85, "help"),
    ]
    return sorted([*entries(context), *own], key=lambda entry: entry.order)


def _tile(tile: Any, known: Sequence[Entry]) -> list[Link]:
    if isinstance(tile, dict):
        label, url = str(tile.get("label") or ""), str(tile.get("url") or "")
        ours = url.startswith("/") and not url.startswith(("//", "/\\"))
        return [Link(label, url, str(tile.get("icon") or ""))] if label and ours else []
    return _links(_named(known, [tile]), "")


def _named(known: Sequence[Entry], labels: Any) -> list[Entry]:
    """By the German beginnings of their labels, whatever language the page is in."""
    wanted = [fold(label) for label in labels if isinstance(label, str) and label.strip()]
    with override("de"):
        names = {id(entry): fold(str(entry.label)) for entry in known}
    fitting = ([entry for entry in known if names[id(entry)].startswith(label)] for label in wanted)
    return [found[0] for found in fitting if found]


def _links(chosen: Iterable[Entry], path: str) -> list[Link]:
    """Labels are German or translate themselves."""
    return [Link(_(str(entry.label)), entry.url, entry.icon, _current(entry.url, path)) for entry in chosen]


def _marked(links: Iterable[Link], path: str) -> list[Link]:
    return [replace(link, current=_current(link.url.partition("?")[0], path)) for link in links]


def _current(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(f"{url}/"))
