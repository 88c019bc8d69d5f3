"""HTML written by others: made safe for citizens' browsers, or turned into plain text and back."""

import html as _html
import re
from collections.abc import Collection

import lxml.html
import nh3
from lxml.etree import ErrorLevels, ParserError, tostring

_REL = "noopener noreferrer"
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small"}
)
_INLINE |= {"span", "strong", "sub", "sup", "u"}
_BLOCKS = frozenset(
    {"blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "hr", "li"}
)
_BLOCKS |= {"ol", "p", "pre", "ul", "table", "caption", "thead", "tbody", "tfoot", "tr"}
# Elements that begin a new line of text, the ones clean() takes away included.
_LINES = {
    *_BLOCKS,
    "br",
    "h1",
    "h5",
    "h6",
    "address",
    "article",
    "aside",
    "footer",
    "header",
    "main",
    "nav",
    "section",
}
_TAGS = {*_INLINE, *_BLOCKS, "br", "td", "th", "img"}
_ATTRIBUTES = {
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# Their content is code or another document, never text for readers.
_DROPPED = {
    "script",
    "style",
    "iframe",
    "object",
    "noscript",
    "template",
    "svg",
    "math",
    "title",
    "textarea",
    "select",
}
_SCHEMES = {"http", "https", "mailto", "tel"}

# The sanitiser's time and output grow with length times depth; from here on nesting is limited first.
_SMALL = 4_096

_HEADING = re.compile(r"<(/?)h([156])(?=[\s>/])", re.IGNORECASE)
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_SPACE = re.compile(r"\s+")
_TEXT_BREAK = re.compile(rf"</?(?:{'|'.join(_LINES)})>")
_TAG = re.compile(r"</?[a-z][a-z0-9]*>")
_LOOKS_LIKE_HTML = re.compile(r"<[a-zA-Z/!]")
_LINK = re.compile(
    r"(?P<url>\b(?:https?://|www\.)[^\W_][^\s<>\"„“”«»]{0,1000})|(?P<mail>\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)",
    re.IGNORECASE,
)


def clean(html: str, *, image_prefixes: Collection[str] = ()) -> str:
    """Safe HTML: text markup, h2 to h4, lists, tables, links; no style, class, id, script or frame.

    Other headings become the nearest allowed one, unknown tags leave their text. Links go to http, https,
    mailto, tel or inside the site. Images stay when their address is inside the site or below one of
    `image_prefixes` (such as "https://cdn.example.org/media/").
    """
    if "<" not in html:
        return nh3.clean(html, tags=set()) if "&" in html or ">" in html else html

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute == "src" and not _is_own(value, image_prefixes):
            return None
        return value

    safe = nh3.clean(
        _HEADING.sub(lambda match: f"<{match[1]}h{2 if match[2] == '1' else 4}", _shallow(html)),
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=_SCHEMES,
        link_rel=_REL,
    )
    return _IMAGE.sub(lambda match: match[0] if ' src="' in match[1] else "", safe)


def plain(html: str) -> str:
    """The readable text: no markup, entities decoded, a line for each block, single spaces.

    Text without any markup keeps its line breaks.
    """
    if _LOOKS_LIKE_HTML.search(html):
        html = nh3.clean(
            _shallow(html),
            tags={*_LINES, "td", "th"},
            clean_content_tags=_DROPPED,
            attributes={},
            link_rel=None,
        )
        html = _TEXT_BREAK.sub("\n", _SPACE.sub(" ", html))
        html = _TAG.sub(" ", html)
    text = _html.unescape(html).replace("\u00ad", "")
    lines = (_SPACE.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def excerpt(html: str, *, length: int = 160) -> str:
    """The beginning of the text in one line, at most `length` characters, cut after a whole word with `…`."""
    text = plain(html).replace("\n", " ")
    if len(text) <= length:
        return text
    cut = text[:length]
    head = cut[: cut.rindex(" ")] if " " in cut else cut[:-1]
    return head.rstrip(" .,;:!?–-(„") + "…"


def linked(text: str) -> str:
    """Plain text as safe HTML: paragraphs at blank lines, line breaks, web and mail addresses as links."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return "".join(f"<p>{_with_links(part.strip())}</p>" for part in paragraphs if part.strip())


_PLAIN_TAGS = {
    *_BLOCKS,
    "td",
    "th",
    "br",
    "h1",
    "h5",
    "h6",
    "address",
    "article",
    "aside",
    "footer",
    "header",
}
_PLAIN_TAGS |= {"main", "nav", "section"}


def _shallow(html: str) -> str:
    """The same HTML with at most 256 levels; the mere text of what is nested deeper."""
    if len(html) <= _SMALL:
        return html
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    source = html.replace("\x00", "").encode("utf-8", "replace")
    try:
        document = lxml.html.document_fromstring(source, parser=parser)
    except ParserError:  # nothing but comments and space
        return ""
    if any(entry.level == ErrorLevels.FATAL for entry in parser.error_log):
        return _html.escape(re.sub(r"<[^<>]*>", " ", html))
    return tostring(document, encoding="unicode", method="html")


def _is_own(address: str, prefixes: Collection[str]) -> bool:
    # Browsers drop control characters inside addresses and read a backslash as a slash.
    if re.search(r"[\x00-\x20\\]", address):
        return False
    if any(address.startswith(prefix.rstrip("/") + "/") for prefix in prefixes):
        return True
    return bool(address) and not address.startswith("//") and not re.match(r"[^/?#]*:", address)


def _with_links(text: str) -> str:
    parts, last = [], 0
    for match in _LINK.finditer(text):
        label = _without_trailing_marks(match[0])
        target = f"mailto:{label}" if match["mail"] else label
        if target.lower().startswith("www."):
            target = f"https://{target}"
        parts.append(_html.escape(text[last : match.start()]))
        parts.append(f'<a href="{_html.escape(target)}" rel="{_REL}">{_html.escape(label)}</a>')
        last = match.start() + len(label)
    parts.append(_html.escape(text[last:]))
    return "".join(parts).replace("\n", "<br>")


def _without_trailing_marks(address: str) -> str:
    address = address.rstrip(".,;:!?'*_…")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?'*_…")
    return address
