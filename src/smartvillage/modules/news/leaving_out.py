"""Topics and sources of news a reader does not want in lists; kept on the device, as `t3.8|q12` (ids)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartvillage.core.content.select import ItemQuery, any_of
from smartvillage.kit.words import sort_key
from smartvillage.modules.news.document import KIND
from smartvillage.modules.news.publishing import published
from smartvillage.surfaces.webapp import device
from smartvillage.surfaces.webapp.cards import LeftOut, Tick, TickForm, Ticks
from smartvillage.surfaces.webapp.lists import kind_categories
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of

COOKIE, URL = "nachrichten", "/einstellungen/nachrichten"
TOPICS, SOURCES = "themen", "quellen"
DEEPEST = 3
"""Levels of categories that are looked at for a choice."""


@dataclass(frozen=True)
class Unwanted:
    """Ids of categories, which stand for all below them, and of organisations."""

    topics: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()


def unwanted(context: PageContext) -> Unwanted:
    """What is left out for this reader, as far as it still exists."""
    topics, _bar, sources = context.device.get(COOKIE, "").partition("|")
    known = context.structure
    return Unwanted(
        _numbers(topics.removeprefix("t")) & known.categories.keys(),
        _numbers(sources.removeprefix("q")) & known.organisations.keys(),
    )


def wanted_only(query: ItemQuery, context: PageContext) -> ItemQuery:
    """Without the sources, and without items all of whose topics are left out; what stands above those is none."""
    left = unwanted(context)
    if left.sources:
        query.outside("i.organisation_id", sorted(left.sources))
    if left.topics:
        below = {one for topic in left.topics for one in context.structure.below(topic)}
        above = {row["id"] for topic in left.topics for row in context.structure.above(topic)}
        unwanted_one, with_one = any_of("ic.category_id", sorted(below))
        known_one, with_known = any_of("ic.category_id", sorted(below | above))
        rows = "SELECT 1 FROM content_itemcategory ic WHERE ic.item_id = i.id AND"
        query.where(
            f"(NOT EXISTS ({rows} {unwanted_one}) OR EXISTS ({rows} NOT ({known_one})))", with_one, with_known
        )
    return query


def notice(context: PageContext, *, everything: str) -> LeftOut | None:
    """What a list says about what it leaves out; `everything`: the address of the whole list."""
    left = unwanted(context)
    said = [
        ngettext("%(count)s Thema", "%(count)s Themen", len(left.topics)) % {"count": len(left.topics)},
        ngettext("%(count)s Quelle", "%(count)s Quellen", len(left.sources)) % {"count": len(left.sources)},
    ]
    there = [text for text, ids in zip(said, (left.topics, left.sources), strict=True) if ids]
    return LeftOut(_(" und ").join(there), everything, f"/einstellungen#{COOKIE}") if there else None


def choice(context: PageContext) -> TickForm | None:
    """The reader's settings; none where there is nothing to choose from. One statement."""
    left = unwanted(context)
    topics = [Tick(str(number), name, number not in left.topics) for number, name in _topics(context)]
    sources = [Tick(str(number), name, number not in left.sources) for number, name in _sources(context)]
    groups = [
        *([Ticks(TOPICS, _("Themen"), topics)] if len(topics) > 1 else []),
        *([Ticks(SOURCES, _("Quellen"), sources)] if len(sources) > 1 else []),
    ]
    intro = _("Was Sie nicht ankreuzen, fehlt in der Liste der Nachrichten und auf der Startseite.")
    return TickForm(COOKIE, _("Welche Nachrichten?"), intro, URL, groups) if groups else None


@device.own_form
def choose(request: HttpRequest) -> HttpResponse:
    """Keep what was not ticked, so that topics and sources that come later are shown."""
    context = context_of(request)
    topics = _unticked(request, TOPICS, [number for number, _name in _topics(context)])
    sources = _unticked(request, SOURCES, [number for number, _name in _sources(context)])
    response = device.back(request, "/einstellungen")
    said = f"t{_written(topics)}|q{_written(sources)}" if topics or sources else ""
    device.keep(response, request, COOKIE, said)
    return response


def _topics(context: PageContext) -> list[tuple[int, str]]:
    """The highest categories of news that leave a choice."""
    rows = [
        (depth, int(row["id"]), str(row["name"])) for row, depth in kind_categories(context.structure, KIND)
    ]
    levels = ([(number, name) for depth, number, name in rows if depth == level] for level in range(DEEPEST))
    return next((level for level in levels if len(level) > 1), [])


def _sources(context: PageContext) -> list[tuple[int, str]]:
    """Who publishes news, by name."""
    known = context.structure.organisations
    found = published(context).tally("i.organisation_id")
    named = [(number, str(known[number]["name"])) for number in found if number in known]
    return sorted(named, key=lambda pair: sort_key(pair[1]))


def _unticked(request: HttpRequest, name: str, known: Iterable[int]) -> list[int]:
    """Of a group the form had; of one it had not, nothing is left out."""
    ticked = request.POST.getlist(name)
    return [number for number in known if str(number) not in ticked] if f"{name}-da" in request.POST else []


def _numbers(said: str) -> frozenset[int]:
    return frozenset(int(part) for part in said.split(".") if part.isdecimal() and len(part) < 10)


def _written(numbers: Iterable[int]) -> str:
    return ".".join(map(str, numbers))
