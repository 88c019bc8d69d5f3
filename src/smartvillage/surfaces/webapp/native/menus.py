"""Ways the app's configuration names: tabs, drawer, tiles, buttons and rows, as links of ours.

Labels that are words of ours too appear in the reader's language.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from smartvillage.surfaces.webapp.cards import Link, Section
from smartvillage.surfaces.webapp.icons import FALLBACK
from smartvillage.surfaces.webapp.native.contents import content, section, settings
from smartvillage.surfaces.webapp.native.screens import address
from smartvillage.surfaces.webapp.native.showcase import icon
from smartvillage.surfaces.webapp.native.values import entries, table, tables, text, told
from smartvillage.surfaces.webapp.pagecontext import PageContext

TABS = {
    "Home": (gettext_noop("Start"), "home", "/"),
    "Service": (gettext_noop("Service"), "apps", "/service"),
    "Index": (gettext_noop("Orte"), "map-pin", "/orte"),
    "Events": (gettext_noop("Termine"), "calendar", "/veranstaltungen"),
    "About": (gettext_noop("Mehr"), "menu-2", "/mehr"),
}
"""Tabs that need no more than their name."""
MOST = 30


def tabs(context: PageContext) -> list[Link]:
    """The tabs of `tabNavigation` we have a page for, each address once; none where fewer than two are left."""
    configured = entries(table(content(context, "tabNavigation")).get("tabConfigs"))
    found = each_once(link for given in configured if (link := _tab(context, given)))
    return found if len(found) > 1 else []


def tiles(context: PageContext, name: str = "homeService") -> list[Link]:
    """The tiles of a content that lead somewhere; an icon falls back to that of the way's own entry."""
    return list(_links(context, content(context, name)))


def drawer(context: PageContext) -> list[Link]:
    """The entries of `navigation` in their order, where the app has a drawer instead of tabs."""
    if text(settings(context).get("navigation")) != "drawer":
        return []
    return list(
        _links(context, [_drawn(name, one) for name, one in table(content(context, "navigation")).items()])
    )


def rows(context: PageContext, name: str) -> list[Link]:
    """Rows of `about` and `homeAbout`, of an icon that says nothing."""
    return list(_links(context, content(context, name)))


def buttons(context: PageContext, name: str) -> Section:
    """The section "Wichtig & Nützlich" of the app's start."""
    title = told(section(context, "headlineButtons")) or _("Wichtig & nützlich")
    return Section(title, tiles=tiles(context, name or "homeButtons"))


def about(context: PageContext, name: str) -> Section:
    title = told(section(context, "headlineAbout")) or _("Über die App")
    return Section(title, tiles=rows(context, name or "homeAbout"))


def each_once(links: Iterable[Link]) -> list[Link]:
    """The first of each address."""
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.url, link)
    return list(found.values())


def _links(context: PageContext, given: object) -> Iterator[Link]:
    for entry in tables(given)[:MOST]:
        label = told(entry.get("title"))
        url = address(context, entry.get("routeName"), _params(entry))
        if label and url:
            yield Link(label, url, icon(entry.get("iconName")))


def _params(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Old tiles say what they ask for beside their params."""
    beside = {name: entry[name] for name in ("query", "queryVariables") if name in entry}
    return {**beside, **table(entry.get("params"))}


def _drawn(name: str, given: object) -> Mapping[str, Any]:
    entry = table(given)
    title = text(entry.get("label")) or text(entry.get("title"))
    return {
        "iconName": entry.get("iconName"),
        **entry,
        "title": title,
        "routeName": entry.get("screen") or name,
    }


def _tab(context: PageContext, given: object) -> Link | None:
    if isinstance(given, str):
        label, sign, url = TABS.get(given, ("", "", ""))
        return Link(_(label), url, sign) if label else None
    entry = table(given)
    screen, label = text(entry.get("screen")), text(entry.get("label"))
    params = {**table(entry.get("tilesScreenParams")), **table(entry.get("params"))}
    url = address(context, screen, params)
    own = TABS.get(screen, ("", FALLBACK, ""))[1]
    return Link(_(label), url, icon(entry.get("iconName"), own)) if label and url else None
