"""The running text of an item: its blocks with pictures, and what can be downloaded."""

import html
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from smartvillage.kit.html import plain
from smartvillage.kit.said import alike, language_of
from smartvillage.kit.words import fold
from smartvillage.surfaces.webapp.cards import Link, Picture
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.pictures import pictures_of
from smartvillage.surfaces.webapp.prose import prose

FILES = {"document": "file-text", "video": "movie", "audio": "headphones"}


@dataclass(frozen=True)
class TextBlock:
    """A part of the text under its own heading (maybe none)."""

    title: str = ""
    intro: SafeString = field(default_factory=SafeString)
    body: SafeString = field(default_factory=SafeString)
    pictures: Sequence[Picture] = ()

    @property
    def lang(self) -> str:
        """The language of most of it."""
        return language_of(self.body or self.intro or self.title)


@dataclass(frozen=True)
class Story:
    """An item's text as its page shows it: a first sentence, one picture on top, blocks, the other pictures,
    files and films.
    """

    intro: str = ""
    picture: Picture | None = None
    blocks: Sequence[TextBlock] = ()
    pictures: Sequence[Picture] = ()
    files: Sequence[Link] = ()

    def shown(self) -> dict[str, Any]:
        """As detail_page.html names it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def story_of(found: Source, context: PageContext, *, headline: str, text: str | None = None) -> Story:
    """The story of an item; `text` is a description that stands before its blocks."""
    own = pictures_of(found, context)
    given = list(found.get("content_blocks") or ())
    first_words = given[0].get("intro") or "" if given and not text else ""
    intro = alike(plain(first_words), first_words)
    if intro:
        given[0] = {**given[0], "intro": None}
    first = [TextBlock(body=prose(text))] if text else []
    german = found.get("german") or {}
    repeated = {fold(headline), fold(str(german.get("title") or german.get("name") or headline))}
    blocks = first + [_block(block, context, repeated) for block in given]
    top = own[0] if own else next((picture for block in blocks for picture in block.pictures), None)
    return Story(
        intro=intro,
        picture=top,
        blocks=[_without(block, top) for block in blocks],
        pictures=own[1:],
        files=list(_files(found)),
    )


def whole_text(story: Story) -> str:
    """The clean HTML of a story without its pictures, for programs."""
    parts = (part for block in story.blocks for part in (_heading(block.title), block.intro, block.body))
    return f"{prose(story.intro)}{''.join(parts)}"


def _heading(title: str) -> str:
    return f"<h2>{html.escape(title)}</h2>" if title else ""


def _block(block: Source, context: PageContext, repeated: Collection[str]) -> TextBlock:
    """The first block repeats the headline for old clients; that is left out, in whatever language."""
    title: str = block.get("title") or ""
    if fold(title) in repeated:
        title = ""
    level = 2 if title else 1
    return TextBlock(
        title=title,
        intro=prose(block.get("intro"), below=level),
        body=prose(block.get("body"), below=level),
        pictures=pictures_of(block, context),
    )


def _without(block: TextBlock, picture: Picture | None) -> TextBlock:
    return TextBlock(block.title, block.intro, block.body, [one for one in block.pictures if one != picture])


def _files(found: Source) -> Iterator[Link]:
    for part in (found, *(found.get("content_blocks") or ())):
        for media in part.get("media_contents") or ():
            url = (media.get("source_url") or {}).get("url") or ""
            if icon := FILES.get(media.get("content_type") or ""):
                url = url if url.startswith("/medien/") else web_address(url)
                label = media.get("caption_text") or (media.get("source_url") or {}).get("description")
                if url:
                    yield Link(label or _("Datei"), url, icon)
