"""Addresses for cameras: QR codes for pages, posters and boards."""

import io
from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe

LONGEST = 1_000
POSTER = 32  # pixels of a module: sharp on a sheet of A4


@lru_cache(maxsize=1024)
def inline(address: str) -> SafeString:
    """An SVG to stand within a page."""
    return mark_safe(_made(address).svg_inline(scale=4, border=2, dark="#000", light="#fff"))


def drawing(address: str) -> bytes:
    """An SVG file."""
    out = io.BytesIO()
    _made(address).save(out, kind="svg", scale=8, border=4, light="#fff")
    return out.getvalue()


def picture(address: str) -> bytes:
    """A PNG file that can be printed large."""
    out = io.BytesIO()
    _made(address).save(out, kind="png", scale=POSTER, border=4)
    return out.getvalue()


def _made(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
