"""Reading, cleaning and shrinking pictures; nothing of what a camera noted survives."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

MAX_BYTES = 20_000_000
MAX_PIXELS = 60_000_000
FORMATS = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "WEBP": ("image/webp", "webp"),
    "GIF": ("image/gif", "gif"),
    "AVIF": ("image/avif", "avif"),
}
PHONES = "HEIF"
"""What iPhones make and few browsers show; kept as JPEG."""
MOST_DIFFERENT = 4
register_heif_opener()


class PictureError(ValueError):
    """The file is no picture we take; the message says why, in German."""


@dataclass(frozen=True)
class Clean:
    """A picture without metadata, upright, in its own format."""

    content: bytes
    mime: str
    suffix: str
    width: int
    height: int
    likeness: int


def clean_picture(content: bytes) -> Clean:
    """Sniff, check and re-encode a picture. Raises `PictureError`."""
    image = _open(content)
    kind = "JPEG" if image.format == PHONES else image.format or ""
    upright = ImageOps.exif_transpose(image)
    mime, suffix = FORMATS[kind]
    return Clean(_encoded(upright, kind), mime, suffix, upright.width, upright.height, _likeness(upright))


def cut(content: bytes, *, ratio: float, focus: tuple[int, int]) -> bytes:
    """The largest part of the picture with width / height = `ratio` around the focus (percent), in its format."""
    image = _open(content)
    width, height = image.size
    wide, high = min(width, round(height * ratio)), min(height, round(width / ratio))
    left = min(max(0, round(width * focus[0] / 100 - wide / 2)), width - wide)
    top = min(max(0, round(height * focus[1] / 100 - high / 2)), height - high)
    part = image.crop((left, top, left + max(1, wide), top + max(1, high)))
    return _encoded(part, image.format or "PNG")


def alike(one: int, other: int) -> bool:
    """Whether two pictures look the same but for size, quality and colour."""
    return ((one ^ other) & (1 << 64) - 1).bit_count() <= MOST_DIFFERENT


def shrink(content: bytes, *, width: int) -> bytes:
    """The picture as WebP, at most `width` pixels wide."""
    image = _open(content)
    if image.width > width:
        image = image.resize(
            (width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS
        )
    out = io.BytesIO()
    image.convert("RGBA" if _transparent(image) else "RGB").save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _open(content: bytes) -> Image.Image:
    if len(content) > MAX_BYTES:
        raise PictureError("Das Bild ist größer als 20 MB. Bitte verkleinern Sie es.")
    try:
        image = Image.open(io.BytesIO(content), formats=[*FORMATS, PHONES])
        if image.width * image.height > MAX_PIXELS:
            raise PictureError("Das Bild hat mehr als 60 Millionen Bildpunkte. Bitte verkleinern Sie es.")
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError(
            "Die Datei ist kein lesbares Bild (JPEG, PNG, WebP, AVIF, HEIC oder GIF)."
        ) from error
    return image


def _encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    plain = image.convert("RGB") if kind == "JPEG" and image.mode not in ("RGB", "L") else image
    stripped = Image.new(plain.mode, plain.size)
    stripped.paste(plain)
    if plain.mode == "P" and (palette := plain.getpalette()):
        stripped.putpalette(palette)
    stripped.save(out, kind, **({"quality": 88, "optimize": True} if kind == "JPEG" else {}))
    return out.getvalue()


def _likeness(image: Image.Image) -> int:
    """64 bits that say where the picture grows lighter from left to right; as a signed number, for the database."""
    small = image.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    tones = small.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (tones[row * 9 + column] < tones[row * 9 + column + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def _transparent(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
