"""What kind of document lies before a reader."""

import re

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


_CHARSET = re.compile(
    r"(?:iso-8859-(?:[2-9]|1\d)|windows-125\d|cp125\d|utf-16(?:le|be)?|macintosh)", re.ASCII
)


def wrong_kind(content: bytes, *, missing: str, content_type: str | None = None) -> str:
    """The message for a document that is not the one looked for, such as `missing`="kein Feed"."""
    if not content.strip():
        return "Die Datei ist leer. Bitte prüfen Sie die Adresse."
    if _PAGE.search(content[:2000]) or (content_type or "").startswith("text/html"):
        return f"Hier liegt eine Webseite, {missing}. Bitte suchen Sie dort nach der passenden Adresse."
    return f"Hier liegt {missing}. Bitte prüfen Sie die Adresse und das Format."


def decoded(content: bytes, *, charset: str | None = None) -> str:
    """The text: by its byte order mark, as UTF-8, in the announced character set, or as Windows writes it."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    announced = (charset or "").lower()
    for name in ("utf-8", announced if _CHARSET.fullmatch(announced) else "cp1252"):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace")
