"""Text of others on our pages: cleaned where it is shown, whatever was stored."""

import re

from django.utils.safestring import SafeString

from smartvillage.kit.html import clean, linked
from smartvillage.kit.said import language_of

DEEPEST = 6
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_HEADING = re.compile(r"<(/?)h([1-6])>")


class SaidProse(SafeString):
    """Prose that knows its language."""

    lang: str = "de"


def prose(text: str | None, *, below: int = 1) -> SafeString:
    """Safe HTML of rich or plain text; plain text gets its paragraphs and links.

    Its headings follow a heading of level `below` without a gap, whatever levels the author chose.
    """
    if not text:
        return SafeString("")
    made = SaidProse(_cleaned(text, below))
    made.lang = language_of(text)
    return made


def _cleaned(text: str, below: int) -> str:
    if not _MARKUP.search(text):
        return linked(text)
    html = clean(text)
    levels = sorted({match[2] for match in _HEADING.finditer(html)})
    new = {level: min(below + place, DEEPEST) for place, level in enumerate(levels, start=1)}
    return _HEADING.sub(lambda match: f"<{match[1]}h{new[match[2]]}>", html)
