"""HTML, addresses and pictures of a source, made safe and absolute."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml.etree import LxmlError

from smartvillage.kit import html

from .entries import Picture

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HAS_ADDRESS = re.compile(r"\b(?:href|src)\s*=", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
# What content systems append to a shortened text, such as "[<a href="...">mehr</a>]".
_MORE = re.compile(
    r"""\[?\s? <a\b[^<>]{0,300}> [\s\[(…._]{0,5} (?:mehr|weiter\s?lesen|weiter|read\ more|more)\b [^<>]{0,40}
    </a>\s?\]? (?P<end>(?:\s?</(?:p|div)>)*\s*)$""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = 600
_PIXEL = 3
_ORNAMENT = re.compile(r"\b(?:emoji|wp-smiley|smiley)\b")


def safe(text: str, *, base: str = "") -> str:
    """Safe HTML with absolute links and without a "read more" link at its end."""
    text = _CONTROL.sub("", text).strip()
    if len(text) > _TAIL or text.endswith((">", "]")):
        text = text[:-_TAIL] + _MORE.sub(r"\g<end>", text[-_TAIL:])
    if _HAS_ADDRESS.search(text) and (root := _parsed(text)) is not None:
        root.rewrite_links(lambda link: absolute(link, base=base, any_scheme=True) or None)
        inner = lxml.html.tostring(root, encoding="unicode")
        text = inner.removeprefix("<div>").removesuffix("</div>")
    return html.clean(text).strip()


def safe_text(text: str, *, base: str = "", lines: bool = True) -> str:
    """Like `safe`, for a text that may be plain: only if it holds markup it is taken as HTML.

    Entities are decoded all the same (nobody means them literally); `lines` keeps the line breaks.
    """
    text = _CONTROL.sub("", text)
    if _LOOKS_LIKE_HTML.search(text):
        return safe(text, base=base)
    text = unescape(text)
    return html.linked("\n".join(map(str.strip, text.splitlines())) if lines else " ".join(text.split()))


def line(text: str) -> str:
    """Plain text in one line."""
    return html.plain(_CONTROL.sub("", text)).replace("\n", " ")


def absolute(address: str, *, base: str = "", any_scheme: bool = False) -> str:
    """The absolute http(s) address, "" when it is none."""
    if not address.strip():
        return ""
    try:
        found = urljoin(base, address.strip())
        parts = urlsplit(found)
    except ValueError:
        return ""
    if any_scheme and parts.scheme not in ("", "http", "https"):
        return found
    return found if parts.scheme in ("http", "https") and parts.netloc else ""


def pictures(text: str, *, base: str = "") -> Iterator[Picture]:
    """The pictures inside HTML, without counting pixels and smileys."""
    root = _parsed(text) if "<img" in text.lower() else None
    for image in () if root is None else root.iter("img"):
        url = absolute(image.get("src") or "", base=base)
        width, height = pixels(image.get("width")), pixels(image.get("height"))
        tiny = min(width or _PIXEL + 1, height or _PIXEL + 1) <= _PIXEL
        if url and not tiny and not _ORNAMENT.search(image.get("class") or ""):
            yield Picture(url, alt=line(image.get("alt") or ""), width=width, height=height)


def pixels(value: object) -> int | None:
    """A positive whole number of pixels, however it is written."""
    match = re.fullmatch(r"\s*0*(\d{1,5})(?:px)?\s*", str(value or ""), re.ASCII)
    return int(match[1]) or None if match else None


def _parsed(text: str) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.fragment_fromstring(_CONTROL.sub("", text), create_parent="div")
    except (LxmlError, ValueError, AssertionError):
        return None
