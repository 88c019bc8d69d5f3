"""The square icon of a municipality's app: its arms on the ground of the pages, else its initials on its colour.

A `maskable` icon has its content inside the middle circle of 80 %, since systems cut its corners as they like.
"""

import io
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath

import resvg_py
from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from smartvillage.core.media.actions import original_path
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.kit.colours import LIGHT_GROUNDS
from smartvillage.surfaces.webapp.theme import digest, drawing, palette, picture

SIZES = (180, 192, 512)
_SHARE, _SAFE_SHARE = 0.78, 0.58
_INITIALS = 2
_PETTY = {"der", "die", "das", "dem", "den", "des", "an", "am", "im", "in", "bei", "ob", "vor", "zu", "und"}
# A drawing may point to its own parts and to pictures inside it, never to a file.
_OUTWARD = re.compile(r"""\b(?:xlink:)?href\s*=\s*(["'])(?!#|data:).*?\1""", re.I | re.S)


def icon_url(tenant: Tenant, size: int, *, maskable: bool = False) -> str:
    """Another address for another look, so that browsers may keep the file."""
    look = repr((drawing(tenant), picture(tenant), initials(tenant.name), palette(tenant).light))
    return f"/symbol/{'rund-' if maskable else ''}{size}.png?v={digest(look)}"


def icon(tenant: Tenant, size: int, *, maskable: bool = False) -> bytes:
    """PNG of `size` x `size` pixels."""
    shades = palette(tenant).light
    art = drawing(tenant) or _file(tenant)
    if art:
        try:
            return _with_art(art, LIGHT_GROUNDS.surface, size, maskable)
        except (ValueError, OSError, UnidentifiedImageError):
            pass  # arms that cannot be drawn: the initials stand in
    return _with_letters(initials(tenant.name), shades.primary, shades.primary_ink, size)


def initials(name: str) -> str:
    """`Bad Belzig` -> `BB`, `Brandenburg an der Havel` -> `BH`, `Niemegk` -> `N`"""
    words = re.findall(r"[^\W\d_]+", name)
    great = [word for word in words if word.lower() not in _PETTY] or words
    return "".join(word[0] for word in great[:_INITIALS]).upper() or "?"


def _file(tenant: Tenant) -> Path | None:
    """The uploaded arms, if they lie among our own files."""
    name = PurePosixPath(picture(tenant))
    if name.parent != PurePosixPath("/medien"):
        return None
    return original_path(municipality=tenant.id, digest=name.stem, suffix=name.suffix.removeprefix("."))


@lru_cache(maxsize=128)
def _with_art(art: str | Path, ground: str, size: int, maskable: bool) -> bytes:
    most = round(size * (_SAFE_SHARE if maskable else _SHARE))
    found = Image.open(art if isinstance(art, Path) else io.BytesIO(_drawn(art, most))).convert("RGBA")
    if found.getbbox() is None:
        raise ValueError("nothing is drawn")
    found.thumbnail((most, most), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", (size, size), ground)
    canvas.alpha_composite(found, ((size - found.width) // 2, (size - found.height) // 2))
    return _png(canvas)


def _drawn(svg: str, size: int) -> bytes:
    found: bytes = resvg_py.svg_to_bytes(
        svg_string=_OUTWARD.sub("", svg), height=size, skip_system_fonts=True
    )
    return found


@lru_cache(maxsize=128)
def _with_letters(letters: str, ground: str, ink: str, size: int) -> bytes:
    canvas = Image.new("RGBA", (size, size), ground)
    font = ImageFont.load_default(size * (0.4 if len(letters) > 1 else 0.5))
    ImageDraw.Draw(canvas).text((size / 2, size / 2), letters, fill=ink, font=font, anchor="mm")
    return _png(canvas)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
