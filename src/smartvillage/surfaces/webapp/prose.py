"""Text of others on our pages: cleaned where it is shown, whatever was stored."""

import re

from django.utils.safestring import SafeString, mark_safe

from smartvillage.kit.html import clean, linked

_MARKUP = re.compile(r"<[a-zA-Z/!]")


def prose(text: str | None) -> SafeString:
    """Safe HTML of rich or plain text; plain text gets its paragraphs and links."""
    if not text:
        return SafeString("")
    return mark_safe(clean(text) if _MARKUP.search(text) else linked(text))
