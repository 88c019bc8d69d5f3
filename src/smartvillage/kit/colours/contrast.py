"""Contrast as WCAG 2.2 defines it, and colours moved until they have enough of it.

Colours are `#rrggbb` in lower case.
"""

import colorsys
import re
from collections.abc import Iterable

BLACK, WHITE = "#000000", "#ffffff"
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_STEPS = 200


def parse_colour(text: object) -> str | None:
    """`#rrggbb` for `#RRGGBB`, `rrggbb` or `#rgb`; None for anything else."""
    match = _HEX.fullmatch(text.strip().lower()) if isinstance(text, str) else None
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    return f"#{digits}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """The colour laid over the ground with the given share (0 to 1)."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _hex(over * share + under * (1 - share) for over, under in pairs)


def readable(colour: str, grounds: Iterable[str], ratio: float, *, darker: bool) -> str:
    """The colour itself or the nearest darker (or lighter) one that has the ratio on all grounds.

    Black (or white) when none has.
    """
    grounds = tuple(grounds)
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        goal = light * (1 - step / _STEPS) if darker else light + (1 - light) * step / _STEPS
        moved = colour if step == 0 else _hex(colorsys.hls_to_rgb(hue, goal, saturation))
        if all(contrast(moved, ground) >= ratio for ground in grounds):
            return moved
    return BLACK if darker else WHITE


def ink_on(ground: str, ratio: float) -> str:
    """White, nearly black or black: the first that has the ratio on the ground; for 4.5 one has."""
    return next((ink for ink in (WHITE, "#16181b") if contrast(ink, ground) >= ratio), BLACK)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, channel)) * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
