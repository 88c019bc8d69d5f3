"""From the two colours a municipality chose to all the shades its pages use, in light and dark."""

from dataclasses import asdict, dataclass
from typing import NamedTuple

from .contrast import ink_on, mixed, parse_colour, readable

TEXT, CONTROL = 4.5, 3.0
# Aims beyond the duty: small labels on tints, and text on dark pages, read better with more.
_ON_SOFT, _ON_DARK = 7.0, 6.0
_PRIMARY, _ACCENT, _GREY = "#1f5f4f", "#b4552d", "#837d74"


class Grounds(NamedTuple):
    """The backgrounds of the pages (as in the style sheet's tokens) on which colours have to stand out."""

    page: str
    surface: str
    sunken: str


LIGHT_GROUNDS = Grounds("#faf8f4", "#ffffff", "#f2eee7")
DARK_GROUNDS = Grounds("#151412", "#1f1d1b", "#0f0e0d")


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of one theme, each named as its CSS custom property."""

    primary: str
    primary_ink: str
    primary_text: str
    primary_soft: str
    primary_soft_ink: str
    accent: str
    accent_ink: str
    accent_text: str
    line_strong: str

    def css(self) -> str:
        """`--primary:#1f5f4f;--primary-ink:...`"""
        return ";".join(f"--{name.replace('_', '-')}:{colour}" for name, colour in asdict(self).items())


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a municipality. `corrected` tells its editors in German what had to be changed."""

    light: Shades
    dark: Shades
    corrected: tuple[str, ...] = ()

    def css(self) -> str:
        """A style sheet: light, dark where the reader's system is, either by `data-theme` on the root."""
        light, dark = self.light.css(), self.dark.css()
        return (
            f":root{{{light}}}\n"
            f"@media (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
            f':root[data-theme="light"]{{{light}}}\n'
            f':root[data-theme="dark"]{{{dark}}}\n'
        )


def derive(primary: str | None, accent: str | None = None) -> Palette:
    """All shades from two hex colours: texts reach 4.5:1, borders 3:1, on every ground of their theme.

    An empty colour gets a default silently, an unreadable one with a note. Noted is also what changes in the
    light theme, as which the colours were chosen; the dark one always has its own shades.
    """
    notes: list[str] = []
    main = _chosen("Hauptfarbe", primary, _PRIMARY, notes)
    second = _chosen("Akzentfarbe", accent, _ACCENT if not primary else main, notes)
    light = _light(main, second)
    if parse_colour(primary):
        _note("Hauptfarbe", main, light.primary_text, notes)
    if parse_colour(accent):
        _note("Akzentfarbe", second, light.accent_text, notes)
    return Palette(light, _dark(main, second), tuple(notes))


def _light(primary: str, accent: str) -> Shades:
    return _shades(
        primary, accent, LIGHT_GROUNDS, soft=mixed(primary, LIGHT_GROUNDS.surface, 0.12), darker=True
    )


def _dark(primary: str, accent: str) -> Shades:
    # A dark brand colour would drown in a dark page, so here the areas are lightened as well.
    primary = readable(primary, DARK_GROUNDS, CONTROL, darker=False)
    accent = readable(accent, DARK_GROUNDS, CONTROL, darker=False)
    return _shades(
        primary, accent, DARK_GROUNDS, soft=mixed(primary, DARK_GROUNDS.surface, 0.16), darker=False
    )


def _shades(primary: str, accent: str, grounds: Grounds, *, soft: str, darker: bool) -> Shades:
    aim = TEXT if darker else _ON_DARK
    text = readable(primary, grounds, aim, darker=darker)
    border = mixed(primary, _GREY, 0.2)
    return Shades(
        primary=primary,
        primary_ink=ink_on(primary, TEXT),
        primary_text=text,
        primary_soft=soft,
        primary_soft_ink=readable(text, (*grounds, soft), _ON_SOFT, darker=darker),
        accent=accent,
        accent_ink=ink_on(accent, TEXT),
        accent_text=readable(accent, grounds, aim, darker=darker),
        line_strong=readable(border, (*grounds, soft), CONTROL, darker=darker),
    )


def _chosen(name: str, given: str | None, default: str, notes: list[str]) -> str:
    colour = parse_colour(given)
    if colour is None and given and str(given).strip():
        notes.append(f"Die {name} „{str(given)[:20]}“ ist keine Farbe; verwendet wird {default}.")
    return colour or default


def _note(name: str, given: str, text: str, notes: list[str]) -> None:
    if text != given:
        change = f"wurde für Text abgedunkelt (von {given} zu {text})"
        notes.append(f"Die {name} {change}, damit er auf hellem Grund lesbar ist.")
