"""The screens of a board, one after the other, and the line that all of them have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString

from smartvillage.surfaces.boards.plan import ROWS, Board, Page
from smartvillage.surfaces.embeds.targets import target_of
from smartvillage.surfaces.webapp import codes
from smartvillage.surfaces.webapp.cards import Card, Fact
from smartvillage.surfaces.webapp.native import showcase
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.rooms import StartBlock, StartPart, Wish, start_blocks, start_parts
from smartvillage.surfaces.webapp.wording import teaser

MOST_FACTS = 4
_WORDS = re.compile(r"(/[1-9][0-9]*)-[^/?#]*$")


@dataclass(frozen=True)
class Entry:
    """A card, with the code that leads to its page."""

    card: Card
    code: SafeString


@dataclass(frozen=True)
class Screen:
    """Entries, or a text; `large`: one entry that has the screen for itself."""

    title: str
    entries: Sequence[Entry] = ()
    text: SafeString = field(default_factory=SafeString)
    large: bool = False


@dataclass(frozen=True)
class Shown:
    screens: Sequence[Screen]
    facts: Sequence[Fact]
    ticker: SafeString


def shown(board: Board, context: PageContext) -> Shown:
    """Every block of the start page is asked once; at least one screen says where one is."""
    here = replace(context, place=board.place, around=None)
    asked = [(block, _wish(board, block)) for block in start_blocks(here)]
    parts = [(block, part) for (block, _), part in zip(asked, start_parts(asked, here), strict=True)]
    screens = [screen for page in board.pages if (screen := _screen(page, parts, here))]
    facts = [fact for _block, part in parts for fact in part.today]
    urgent_first = sorted(facts, key=_calm)
    claim = str(context.municipality.look.get("claim") or "")
    return Shown(
        screens or [Screen(context.municipality.name, text=prose(claim))],
        urgent_first[:MOST_FACTS],
        showcase.ticker(context, ""),
    )


def _calm(fact: Fact) -> bool:
    return fact.tone != "warning"


def _names(block: StartBlock) -> Iterator[str]:
    yield from filter(None, (block.name, block.query))


def _wish(board: Board, block: StartBlock) -> Wish | None:
    return next((page.wish for page in board.pages if page.block in _names(block)), None)


def _screen(page: Page, parts: Sequence[tuple[StartBlock, StartPart]], context: PageContext) -> Screen | None:
    if page.item:
        return _of_item(page, context)
    if page.text:
        return Screen(page.wish.title or context.municipality.name, text=prose(page.text))
    for block, part in parts:
        if page.block in _names(block):
            return _of_part(page, part, context)
    return None


def _of_part(page: Page, part: StartPart, context: PageContext) -> Screen | None:
    sections = [*part.side, *part.sections]
    cards = [*filter(None, [part.lead]), *(card for section in sections for card in section.cards)]
    if not cards:
        return None
    title = page.wish.title or next((one.title for one in sections if one.title), "")
    return Screen(title, [_entry(card, context) for card in cards[: page.wish.limit or ROWS]])


def _of_item(page: Page, context: PageContext) -> Screen | None:
    target = target_of(context, f"/{page.item.removeprefix('/')}", {})
    found = target.item(context) if target and target.number else None
    if target is None or found is None:
        return None
    card = target.listing.face.card(found, context)
    entry = _entry(replace(card, text=card.text or teaser(found)), context)
    return Screen(page.wish.title or target.listing.title, [entry], large=True)


def _entry(card: Card, context: PageContext) -> Entry:
    """The code holds the address without its words: fewer, larger squares."""
    return Entry(card, codes.inline(context.absolute(_WORDS.sub(r"\1", card.url))))
