"""Characters that XML 1.0 and calendars cannot hold, taken out of texts of others."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters, lone surrogates and noncharacters; line breaks and tabs stay."""
    return _FORBIDDEN.sub("", text)
