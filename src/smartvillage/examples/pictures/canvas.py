"""A drawing surface in units of the finished picture, drawn twice as large and reduced at the end."""

from collections.abc import Sequence
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 800
_SCALE = 2
_QUALITIES = (84, 74, 60)  # the first that keeps the file small enough
_MOST_BYTES = 118_000

Colour = tuple[int, int, int]
Corner = tuple[float, float]


def colour(text: str) -> Colour:
    """`#rrggbb` as three numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second in the first, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


class Canvas:
    """Polygons, ellipses and soft light; `random` is seeded by the picture's key."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE))
        self._draw = ImageDraw.Draw(self._image)

    def gradient(self, stops: list[Colour], *, top: float = 0, bottom: float = HEIGHT) -> None:
        """Full width, from the first colour above to the last below."""
        column = Image.new("RGB", (1, len(stops)))
        column.putdata(stops)
        size = (WIDTH * _SCALE, round((bottom - top) * _SCALE))
        # Half a source pixel is cut off at both ends, where the interpolation has nothing to blend with.
        band = column.resize(size, Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(stops) - 0.5))
        self._image.paste(band, (0, round(top * _SCALE)))

    def polygon(self, corners: Sequence[Corner], fill: Colour) -> None:
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in corners], fill=fill)

    def rectangle(
        self, left: float, top: float, right: float, bottom: float, fill: Colour, *, round_by: float = 0
    ) -> None:
        box = (left * _SCALE, top * _SCALE, right * _SCALE - 1, bottom * _SCALE - 1)
        if round_by:
            self._draw.rounded_rectangle(box, radius=round_by * _SCALE, fill=fill)
        else:
            self._draw.rectangle(box, fill=fill)

    def ellipse(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """Around its centre."""
        self._draw.ellipse(
            (
                (x - width / 2) * _SCALE,
                (y - height / 2) * _SCALE,
                (x + width / 2) * _SCALE,
                (y + height / 2) * _SCALE,
            ),
            fill=fill,
        )

    def line(self, corners: Sequence[Corner], fill: Colour, *, width: float = 2) -> None:
        points = [(x * _SCALE, y * _SCALE) for x, y in corners]
        self._draw.line(points, fill=fill, width=round(width * _SCALE), joint="curve")

    def ring(self, x: float, y: float, size: float, fill: Colour, *, width: float) -> None:
        half = size / 2
        box = ((x - half) * _SCALE, (y - half) * _SCALE, (x + half) * _SCALE, (y + half) * _SCALE)
        self._draw.ellipse(box, outline=fill, width=round(width * _SCALE))

    def glow(self, x: float, y: float, size: float, tint: Colour, *, strength: float = 0.6) -> None:
        """Soft light around a point."""
        side = 96
        mask = Image.radial_gradient("L").point(
            lambda value: round(max(0, 1 - value / 180) ** 2 * 255 * strength)
        )
        mask = mask.resize((side, side)).resize((round(size * _SCALE),) * 2, Image.Resampling.BICUBIC)
        corner = (round((x - size / 2) * _SCALE), round((y - size / 2) * _SCALE))
        self._image.paste(tint, (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)

    def veil(self, corners: Sequence[Corner], tint: Colour, *, strength: float, blur: float = 0) -> None:
        """A see-through surface with soft edges: mist, beams of light, shadows."""
        margin = blur * 2 + 4
        left, top = (max(0, int(min(corner[axis] for corner in corners) - margin)) // 4 for axis in (0, 1))
        right = min(WIDTH, int(max(x for x, _ in corners) + margin)) // 4
        bottom = min(HEIGHT, int(max(y for _, y in corners) + margin)) // 4
        small = Image.new("L", (right - left, bottom - top))
        shape = [(x / 4 - left, y / 4 - top) for x, y in corners]
        ImageDraw.Draw(small).polygon(shape, fill=round(strength * 255))
        if blur:
            small = small.filter(ImageFilter.GaussianBlur(blur / 4))
        mask = small.resize((small.width * 4 * _SCALE, small.height * 4 * _SCALE), Image.Resampling.BICUBIC)
        x, y = left * 4 * _SCALE, top * 4 * _SCALE
        self._image.paste(tint, (x, y, x + mask.width, y + mask.height), mask)

    def mirror(self, horizon: float, *, bottom: float, tint: Colour, share: float) -> None:
        """Water: what stands above the horizon, upside down below it and tinted."""
        depth = round((bottom - horizon) * _SCALE)
        edge = round(horizon * _SCALE)
        above = self._image.crop((0, edge - depth, self._image.width, edge))
        turned = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        self._image.paste(Image.blend(turned, Image.new("RGB", turned.size, tint), share), (0, edge))

    def jpeg(self) -> bytes:
        picture = self._image.reduce(_SCALE)
        data = b""
        for quality in _QUALITIES:
            file = BytesIO()
            picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
            data = file.getvalue()
            if len(data) <= _MOST_BYTES:
                break
        return data
