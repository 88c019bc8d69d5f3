"""The start page put together: what the modules have to say, in the order the municipality wants."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from smartvillage.surfaces.webapp import navigation
from smartvillage.surfaces.webapp.cards import Card, Fact, Link, Section
from smartvillage.surfaces.webapp.native import home, menus, showcase
from smartvillage.surfaces.webapp.native.home import EVENTS, NEWS, Step
from smartvillage.surfaces.webapp.native.screens import query_address
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import StartBlock, StartPart, Wish, start_blocks, start_parts


@dataclass(frozen=True)
class Piece:
    """A part of the page: the template `webapp/start/<name>.html` with its `content`."""

    name: str
    content: Any = None

    @property
    def template(self) -> str:
        return f"webapp/start/{self.name}.html"


@dataclass(frozen=True)
class Front:
    """The lead story, and what stands beside it where there is room."""

    lead: Card | None
    side: Sequence[Section] = ()


@dataclass
class Sheet:
    """The page in the making: what the modules said, by the query of the app that asks for it."""

    context: PageContext
    steps: Sequence[Step] | None
    names: Sequence[str] | None
    by_query: dict[str, StartPart] = field(default_factory=dict)
    others: list[StartPart] = field(default_factory=list)

    def wants(self, name: str) -> bool:
        return self.names is None or name in self.names

    def facts(self) -> list[Fact]:
        told = [fact for part in [*self.others, *self.by_query.values()] for fact in part.today]
        if self.steps is None or any(step.kind == "widgets" for step in self.steps):
            told += showcase.widgets(self.context, told)
        return told


def sheet(context: PageContext) -> Sheet:
    """Asks the modules, each once: those the app's plan names, and those it has no name for."""
    names = context.municipality.settings.get("start_page")
    named = list(dict.fromkeys(map(str, names))) if isinstance(names, list) else None
    made = Sheet(context, home.steps(context), named)
    asked = [(block, _wish(made, block)) for block in _chosen(context, made)]
    for (block, _wished), part in zip(asked, start_parts(asked, context), strict=True):
        if block.query and made.steps is not None:
            made.by_query[block.query] = _joined(made.by_query.get(block.query), part)
        else:
            made.others.append(part)
    return made


def pieces(made: Sheet) -> list[Piece]:
    found = _usual(made) if made.steps is None else _planned(made, made.steps)
    return [piece for piece in found if piece.content or piece.name == "around"]


def _chosen(context: PageContext, made: Sheet) -> list[StartBlock]:
    """The blocks the plan names; of the others, and without a plan, those the setting names, in its order."""
    blocks = start_blocks(context)
    if made.steps is not None:
        return [one for one in blocks if (_step(made, one.query) if one.query else made.wants(one.name))]
    if made.names is None:
        return blocks
    known = {block.name: block for block in blocks}
    return [known[name] for name in made.names if name in known]


def _step(made: Sheet, query: str) -> Step | None:
    return next((step for step in made.steps or () if query and step.kind == query), None)


def _wish(made: Sheet, block: StartBlock) -> Wish | None:
    step = _step(made, block.query)
    return step.wish if step else None


def _joined(one: StartPart | None, other: StartPart) -> StartPart:
    """Places and tours are one section of the app: a tour after every two places."""
    if one is None:
        return other
    return StartPart(
        lead=one.lead or other.lead,
        today=[*one.today, *other.today],
        side=[*one.side, *other.side],
        sections=[_mixed(a, b) for a, b in zip_longest(one.sections, other.sections)],
    )


def _mixed(one: Section | None, other: Section | None) -> Section:
    if one is None or other is None:
        return one or other or Section("")
    pairs = [one.cards[place : place + 2] for place in range(0, len(one.cards), 2)]
    singles = [[card] for card in other.cards]
    cards = [card for both in zip_longest(pairs, singles, fillvalue=()) for some in both for card in some]
    return replace(one, title=_("Orte und Touren"), cards=cards)


def _usual(made: Sheet) -> Iterator[Piece]:
    """Without a plan: what is on show, the lead with what is beside it, tiles, the modules in their order."""
    for step in home.BEFORE:
        yield from _shown(made, step)
    lead = next((part.lead for part in made.others if part.lead), None)
    yield from _front(
        lead if made.wants("lead") else None, [one for part in made.others for one in part.side]
    )
    yield Piece("around")
    yield from _tiles(made)
    yield from (Piece("section", one) for part in made.others for one in part.sections if _full(one))


def _planned(made: Sheet, steps: Sequence[Step]) -> Iterator[Piece]:
    """In the app's order. Events directly after the news stand beside the lead story where there is room."""
    queries = [step.kind for step in steps if step.wish]
    asides = [one for part in made.others for one in part.side]
    news = made.by_query.get(NEWS)
    lead = news.lead if news else None
    together = lead is not None and queries[queries.index(NEWS) + 1 :][:1] == [EVENTS]
    opening = True
    for step in steps:
        if not step.wish:
            yield from _shown(made, step)
            continue
        if step.kind == NEWS and lead:
            events = list(_titled(made, _step(made, EVENTS))) if together else []
            yield from _front(lead, [*events, *asides])
            asides = []
        if opening:
            opening = False
            yield from _opening(made)
        if step.kind != EVENTS or not together:
            yield from (Piece("section", one) for one in _titled(made, step) if _full(one))
    if opening:
        yield from _opening(made)
    rest = (one for part in made.others for one in part.sections)
    yield from (Piece("section", one) for one in [*asides, *rest] if _full(one))


def _opening(made: Sheet) -> Iterator[Piece]:
    """What stands once among the first sections: what the page is narrowed to; tiles the plan has no word about."""
    yield Piece("around")
    if not home.mentions(made.context, "homeService"):
        yield from _tiles(made)


def _titled(made: Sheet, step: Step | None) -> Iterator[Section]:
    """The sections of a query under the title, with the button and as many cards as was wished."""
    part = made.by_query.get(step.kind) if step else None
    if part is None or step is None or step.wish is None:
        return
    wish = step.wish
    for one in [*part.side, *part.sections]:
        if wish.groups:
            yield one
            continue
        more = one.more or Link("", query_address(made.context, step.kind))
        cards = one.cards[: wish.limit] if wish.limit else one.cards
        label = wish.button or more.label
        yield replace(one, title=wish.title or one.title, cards=cards, more=replace(more, label=label))


def _shown(made: Sheet, step: Step) -> Iterator[Piece]:
    context, name = made.context, step.content
    match step.kind:
        case "liveTicker":
            yield Piece("ticker", showcase.ticker(context, name))
        case "carousel":
            yield Piece("carousel", showcase.slides(context, name))
        case "disturber":
            yield Piece("disturber", showcase.disturber(context, name))
        case "homeService":
            yield from _tiles(made)
        case "homeButtons":
            yield from _ways(made, menus.buttons(context, name))
        case "about":
            yield from _ways(made, menus.about(context, name))


def _ways(made: Sheet, section: Section) -> Iterator[Piece]:
    if section.tiles:
        yield Piece("section", replace(section, tiles=navigation.with_icons(made.context, section.tiles)))


def _front(lead: Card | None, side: Sequence[Section]) -> Iterator[Piece]:
    full = [one for one in side if _full(one)]
    if lead or full:
        yield Piece("front", Front(lead, full))


def _tiles(made: Sheet) -> Iterator[Piece]:
    if made.wants("tiles"):
        yield Piece("tiles", navigation.tiles(made.context))


def _full(section: Section) -> bool:
    return bool(section.cards or section.tiles)
