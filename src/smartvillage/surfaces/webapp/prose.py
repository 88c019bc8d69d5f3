"""Text of others on our pages: cleaned where it is shown, whatever was stored."""

import re

from django.utils.safestring import SafeString, mark_safe

from smartvillage.kit.html import clean, linked

DEEPEST = 6
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_HEADING = re.compile(r"<(/?)h([1-6])>")


def prose(text: str | None, *, below: int = 1) -> SafeString:
    """Safe HTML of rich or plain text; plain text gets its paragraphs and links.

    Its headings follow a heading of level `below` without a gap, whatever levels the author chose.
    """
    if not text:
        return SafeString("")
    if not _MARKUP.search(text):
        return mark_safe(linked(text))
    html = clean(text)
    levels = sorted({match[2] for match in _HEADING.finditer(html)})
    new = {level: min(below + place, DEEPEST) for place, level in enumerate(levels, start=1)}
    return mark_safe(_HEADING.sub(lambda match: f"<{match[1]}h{new[match[2]]}>", html))
