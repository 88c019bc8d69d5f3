"""What a page says about the languages of its text: which it is in, how far, and which others there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from smartvillage.core.content.languages import GERMAN, offered, wanted
from smartvillage.surfaces.webapp.cards import Choice
from smartvillage.surfaces.webapp.language import localised
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source

PLAIN = "de-simple"
LOCALES = {
    "de-simple": "de_DE",
    "en": "en_GB",
    "cs": "cs_CZ",
    "uk": "uk_UA",
    "ar": "ar_AR",
    "fa": "fa_IR",
    "dsb": "dsb_DE",
    "hsb": "hsb_DE",
    "nds": "nds_DE",
}
"""For Open Graph; others are the language's own country."""


@dataclass(frozen=True)
class Reading:
    """`others`: the languages the text has besides the one it is shown in."""

    language: str
    notice: str
    others: Sequence[Choice]


def reading_of(found: Source, context: PageContext) -> Reading:
    """How an item's text stands to what its reader wants."""
    shown = shown_in(found)
    available = {GERMAN: "Deutsch", **_available(found, context)}
    others = [Choice(tag, name) for tag, name in available.items() if tag != shown]
    return Reading(shown, _notice(found), others)


def shown_in(found: Source) -> str:
    return wanted() if found.get("spoken") else GERMAN


def alternates(found: Source, context: PageContext, address: str) -> Mapping[str, str]:
    """The addresses of the text in each of its languages; none where it has only one."""
    available = _available(found, context)
    if not available:
        return {}
    return {tag: localised(address, tag) for tag in (GERMAN, *available)}


def locale_of(language: str) -> str:
    """As Open Graph writes it: `de_DE`."""
    return LOCALES.get(language, f"{language}_{language.upper()}")


def _available(found: Source, context: PageContext) -> Mapping[str, str]:
    translations = found.get("translations") or {}
    return {tag: name for tag, name in offered(context.municipality.settings).items() if tag in translations}


def _notice(found: Source) -> str:
    language = wanted()
    if language == GERMAN:
        return ""
    if not found.get("spoken"):
        if language == PLAIN:
            return _("Diesen Text gibt es noch nicht in Leichter Sprache.")
        return _("Dieser Inhalt liegt nur auf Deutsch vor.")
    if found.get("outdated"):
        return _("Der deutsche Text ist neuer als diese Übersetzung.")
    if found["spoken"] == "some":
        return _("Ein Teil dieses Textes liegt nur auf Deutsch vor.")
    return ""
