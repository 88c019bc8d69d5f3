"""A text that knows which language it is in, so that pages can say so wherever they show it."""

from typing import Self


class Said(str):
    """A text in another language than German; plain texts are German."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Self:
        made = super().__new__(cls, text)
        made.lang = lang
        return made


def language_of(text: object) -> str:
    return str(getattr(text, "lang", "de"))


def alike(text: str, of: object) -> str:
    """The text as one in the language of another, of which it was made."""
    language = language_of(of)
    return text if language == "de" else Said(text, language)
