"""The colours of a municipality, every one of them readable."""

from .contrast import contrast, parse_colour
from .palette import DARK_GROUNDS, LIGHT_GROUNDS, Palette, Shades, derive

__all__ = ["DARK_GROUNDS", "LIGHT_GROUNDS", "Palette", "Shades", "contrast", "derive", "parse_colour"]
