"""Template tags of the design system, used by both surfaces: `{% load look %}`."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from smartvillage.core.content.languages import LEFTWARDS
from smartvillage.kit.said import Said, language_of
from smartvillage.surfaces.webapp import codes, icons
from smartvillage.surfaces.webapp.language import spoken

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, hidden from assistive technology: the words beside it say what it means."""
    sprite = static("build/icons.svg")
    drawing = '<svg class="icon" width="24" height="24" aria-hidden="true"><use href="{}#{}"/></svg>'
    return format_html(drawing, sprite, icons.known(name))


@register.filter
def qr_code(address: str) -> SafeString:
    """The address for cameras, as a drawing."""
    return codes.inline(address)


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    """Numbers around the current page, with "…" where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag
def content_lang(written: str = "de") -> SafeString:
    """` lang="…"` for what is written in another language than the interface speaks; editors write German."""
    return format_html(' lang="{}"', written) if written != spoken() else SafeString("")


@register.simple_tag
def lang_of(text: object, around: str = "") -> SafeString:
    """` lang="…"` for a text of editors where it differs from what is around it, the page if nothing is said."""
    return _marked(language_of(text), around or spoken())


@register.simple_tag
def lang_if_said(text: object) -> SafeString:
    """The same for what may be ours or an editor's: only what is known to be in another language is marked."""
    return _marked(language_of(text), spoken()) if isinstance(text, Said) else SafeString("")


@register.simple_tag
def piece(html: SafeString, around: str) -> SafeString:
    """Clean HTML, in an element of its own where its language differs from what is around it."""
    marks = _marked(language_of(html), around)
    return format_html("<div{}>{}</div>", marks, html) if html and marks else html


def _marked(language: str, around: str) -> SafeString:
    if language == around:
        return SafeString("")
    direction = ' dir="rtl"' if language in LEFTWARDS else ""
    return format_html(' lang="{}"{}', language, SafeString(direction))
