"""Plain text to HTML: paragraphs, line breaks, `## ` headings, `- ` lists, `**strong**`, `[text](address)`.

Everything is escaped first, so what comes out is well-formed by construction.
"""

import re
from html import escape

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def html(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text.strip())
    return "".join(_block(block.strip()) for block in blocks)


def plain(text: str) -> str:
    """The text of the first paragraph without marks."""
    first = re.split(r"\n\s*\n", text.strip())[0]
    return _LINK.sub(r"\1", first.replace("**", "")).replace("\n", " ").strip()


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence (not the one of a date or an abbreviation)."""
    words = plain(text)
    found = re.search(r"(?<![ .]\w)(?<!\d)(?<!St)(?<!ca)(?<!bzw)[.!?](?= [A-ZÄÖÜ„])", words)
    return words[: found.end()] if found else words


def _block(block: str) -> str:
    if block.startswith("## "):
        title, _, rest = block[3:].partition("\n")
        return f"<h3>{_inline(title)}</h3>" + (_block(rest.strip()) if rest.strip() else "")
    lines = block.split("\n")
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{'<br>'.join(_inline(line.strip()) for line in lines)}</p>"


def _inline(text: str) -> str:
    marked = _STRONG.sub(r"<strong>\1</strong>", escape(text, quote=False))
    return _LINK.sub(lambda found: f'<a href="{found[2].replace(chr(34), "%22")}">{found[1]}</a>', marked)
