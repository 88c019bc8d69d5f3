"""What a municipality puts on show above its start page: ticker, carousel, disturber, and the widgets of the day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from smartvillage.kit.words import static_name
from smartvillage.surfaces.webapp.cards import Fact, Link, Picture
from smartvillage.surfaces.webapp.icons import FALLBACK, names
from smartvillage.surfaces.webapp.native import linked
from smartvillage.surfaces.webapp.native.contents import content, settings
from smartvillage.surfaces.webapp.native.screens import address
from smartvillage.surfaces.webapp.native.values import ALWAYS, ending, entries, number, table, tables, text
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.pictures import pictures_of
from smartvillage.surfaces.webapp.prose import prose

WIDGETS = {
    "weather": (gettext_noop("Wetter"), "sun", "Weather"),
    "event": (gettext_noop("Veranstaltungen"), "calendar-event", "Events"),
    "constructionSite": (gettext_noop("Baustellen"), "barrier-block", "ConstructionSiteOverview"),
    "lunch": (gettext_noop("Mittagstisch"), "tools-kitchen-2", "Lunch"),
    "survey": (gettext_noop("Umfragen"), "checklist", "SurveyOverview"),
    "voucher": (gettext_noop("Gutscheine"), "ticket", "VoucherHome"),
}
"""Widgets with a screen of their own: what they are called, their icon, the screen."""
MOST = 12


@dataclass(frozen=True)
class Slide:
    """A picture of a carousel; `url` may be empty."""

    title: str
    url: str
    picture: Picture
    button: Link | None = None


@dataclass(frozen=True)
class Disturber:
    """A card that stands out for a while, until the reader closes it; `key` names it for the device."""

    key: str
    overline: str
    title: str
    body: SafeString
    picture: Picture | None
    picture_url: str
    button: Link | None
    closable: bool


def slides(context: PageContext, name: str) -> list[Slide]:
    """The pictures of a carousel whose time it is, in the order they were written; none whose record is gone."""
    running = [
        entry
        for entry in tables(content(context, name or "homeCarousel"))
        if not entries(entry.get("dates")) or ending(entry, context.at)
    ]
    there = linked.there(context, {found for entry in running if (found := _record(entry))})
    left = (entry for entry in running if not _record(entry) or _record(entry) in there)
    return [slide for entry in left if (slide := _slide(context, entry))][:MOST]


def ticker(context: PageContext, name: str) -> SafeString:
    """The running line, standing still: what runs cannot be read by everybody."""
    return prose(text(table(content(context, name or "homeLiveTicker")).get("text")), below=2)


def disturber(context: PageContext, name: str) -> Disturber | None:
    """Of those whose time it is the one that ends first."""
    given = content(context, name or "homeDisturber")
    candidates = [given] if isinstance(given, dict) else tables(given)
    running = [(end, entry) for entry in candidates if (end := ending(entry, context.at))]
    running = [
        (end, entry) for end, entry in running if text(entry.get("title")) or text(entry.get("headline"))
    ]
    if not running:
        return None
    return _disturber(context, min(running, key=_end)[1])


def widgets(context: PageContext, told: Sequence[Fact]) -> Iterator[Fact]:
    """The widgets as facts of the day; what the modules have told already is not said twice."""
    known = [fact.url for fact in told]
    for entry in entries(settings(context).get("widgets"))[:MOST]:
        given = {"widgetName": entry} if isinstance(entry, str) else table(entry)
        fact = _widget(context, given)
        if fact and not any(url == fact.url or url.startswith(f"{fact.url}/") for url in known):
            known.append(fact.url)
            yield fact


def icon(name: object, otherwise: str = FALLBACK) -> str:
    """An icon of the app if we have it too."""
    wanted = text(name)
    return wanted if wanted in names() else otherwise


def _slide(context: PageContext, entry: Mapping[str, Any]) -> Slide | None:
    given = table(entry.get("picture"))
    params = table(given.get("params"))
    label = text(entry.get("message")) or text(given.get("captionText")) or text(params.get("title"))
    picture = _picture(given, context, alt="")
    if picture is None:
        return None
    url = address(context, given.get("routeName"), params) if label else ""
    return Slide(label, url, picture, _button(context, entry.get("button")))


def _record(entry: Mapping[str, Any]) -> int:
    """The record a slide is about, as the app tells it from others; 0 for none."""
    params = table(table(entry.get("picture")).get("params"))
    return number(table(params.get("queryVariables")).get("id")) if text(params.get("query")) else 0


def _widget(context: PageContext, given: Mapping[str, Any]) -> Fact | None:
    name, more = text(given.get("widgetName")), table(given.get("additionalProps"))
    label, own_icon, route = WIDGETS.get(name, ("", FALLBACK, ""))
    label = text(given.get("text")) or (_(label) if label else "")
    if name == "custom":
        route = text(more.get("routeName"))
    elif name == "web":
        route, more = "Web", {**more, "params": more}
    elif name == "water":
        route, more = "Html", {"params": {"queryVariables": {"name": more.get("staticContentName")}}}
    url = address(context, route, more.get("params"))
    return Fact(icon(more.get("iconName"), own_icon), "", label, url) if url and label else None


def _disturber(context: PageContext, entry: Mapping[str, Any]) -> Disturber:
    title, headline = text(entry.get("title")), text(entry.get("headline"))
    pictured = next(iter(tables(entry.get("pictures"))), {})
    words = text(entry.get("description"))
    return Disturber(
        key=static_name(f"disturber-{text(entry.get('id')) or title or headline}"),
        overline=title if headline else "",
        title=headline or title,
        body=prose(words, below=2),
        picture=_picture(pictured, context, alt=text(pictured.get("captionText"))),
        picture_url=address(context, pictured.get("navigationTo"), pictured.get("params")),
        button=_button(context, entry.get("button")),
        closable=entry.get("showButtonToClose") is not False,
    )


def _button(context: PageContext, given: object) -> Link | None:
    said = table(given)
    url = address(context, said.get("routeName") or said.get("navigationTo"), said.get("params"))
    label = text(said.get("title"))
    return Link(label, url, icon(said.get("iconName"), "arrow-right")) if url and label else None


def _picture(given: Mapping[str, Any], context: PageContext, *, alt: str) -> Picture | None:
    media = {
        "source_url": {"url": text(given.get("uri"))},
        "alt": alt,
        "copyright": text(given.get("copyright")),
    }
    return next(iter(pictures_of({"media_contents": [media]}, context)), None)


def _end(running: tuple[datetime, Mapping[str, Any]]) -> datetime:
    return running[0] or ALWAYS[1]
