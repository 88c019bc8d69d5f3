"""Sky, hills, fields, trees: what every picture of the Fläming stands on."""

from collections.abc import Sequence
from itertools import pairwise
from math import pi, sin

from smartvillage.examples.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, Corner, colour, mix
from smartvillage.examples.pictures.mood import Mood


def sky(canvas: Canvas, mood: Mood, *, horizon: float = 520) -> None:
    canvas.gradient(mood.sky, bottom=horizon)
    random = canvas.random
    x = random.uniform(180, 1020)
    match mood.light:
        case "golden":
            sun(canvas, x, horizon - random.uniform(90, 160), "#fff0c2", size=84)
        case "dusk":
            sun(canvas, x, horizon - random.uniform(50, 100), "#ffc68a", size=76)
        case "day":
            sun(canvas, x, random.uniform(90, 170), "#fffbe6", size=80)
        case _:
            canvas.glow(x, horizon - 130, 900, colour("#fff6e0"), strength=0.75)
    for _ in range(random.randint(2, 4)):
        cloud(canvas, random.uniform(0, WIDTH), random.uniform(60, horizon - 220), mood)


def sun(canvas: Canvas, x: float, y: float, tone: str, *, size: float) -> None:
    canvas.glow(x, y, size * 7, colour(tone), strength=0.7)
    canvas.ellipse(x, y, size, size, colour(tone))


def cloud(canvas: Canvas, x: float, y: float, mood: Mood) -> None:
    """A flat-bottomed cloud of overlapping discs, only a little lighter than its sky."""
    random = canvas.random
    tone = mix(mood.sky[1], colour("#ffffff") if not mood.lit else mood.sky[2], 0.55)
    width = random.uniform(120, 240)
    canvas.rectangle(x - width / 2, y - 12, x + width / 2, y + 12, tone, round_by=12)
    for step in (-0.28, -0.05, 0.2):
        size = width * random.uniform(0.26, 0.4)
        canvas.ellipse(x + step * width, y - size * 0.18, size, size * 0.72, tone)


def ridge(canvas: Canvas, *, base: float, rise: float, waves: float) -> list[Corner]:
    """The upper edge of a hill as points from left to right."""
    random = canvas.random
    shift, second = random.uniform(0, 2 * pi), random.uniform(0, 2 * pi)
    return [
        (
            x,
            base
            - rise
            * (0.6 * sin(x / WIDTH * waves * pi + shift) + 0.4 * sin(x / WIDTH * waves * 2.3 * pi + second)),
        )
        for x in range(-20, WIDTH + 41, 20)
    ]


def hill(canvas: Canvas, edge: Sequence[Corner], tone: Colour) -> None:
    canvas.polygon([*edge, (WIDTH + 40, HEIGHT), (-20, HEIGHT)], tone)


def height_at(edge: Sequence[Corner], x: float) -> float:
    """The ridge's height at x."""
    index = min(max(int((x + 20) // 20), 0), len(edge) - 2)
    (x1, y1), (_, y2) = edge[index], edge[index + 1]
    return y1 + (y2 - y1) * (x - x1) / 20


def hills(canvas: Canvas, mood: Mood, *, horizon: float = 500, layers: int = 3) -> list[Corner]:
    """Far hills in the haze, nearer ones in colour, woods on the crests; returns the nearest ridge."""
    edge: list[Corner] = []
    for layer in range(layers):
        near = layer / max(1, layers - 1)
        edge = ridge(canvas, base=horizon + layer * 48, rise=34 - 6 * layer, waves=1.6 + 0.8 * layer)
        tone = mix(mood.land[min(layer, 2)], mood.haze, 0.5 * (1 - near))
        forest(canvas, edge, mood, size=16 + 12 * layer, dim=0.62 * (1 - near))
        hill(canvas, edge, tone)
    return edge


def forest(canvas: Canvas, edge: Sequence[Corner], mood: Mood, *, size: float, dim: float) -> None:
    """Patches of wood along a ridge, half hidden behind it."""
    random = canvas.random
    for _ in range(random.randint(1, 3)):
        start = random.uniform(0, WIDTH)
        for step in range(random.randint(8, 26)):
            x = start + step * size * 0.45
            y = height_at(edge, x) + size * 0.2
            tone = mix(mood.pine if random.random() < 0.6 else random.choice(mood.leaves[:2]), mood.haze, dim)
            if random.random() < 0.55:
                spruce(canvas, x, y, size * random.uniform(1.1, 1.7), tone)
            else:
                canvas.ellipse(x, y - size * 0.5, size * 0.9, size * 1.1, tone)


def spruce(canvas: Canvas, x: float, y: float, size: float, tone: Colour, *, snow: bool = False) -> None:
    for level in range(3):
        top, wide = y - size * (1 - level * 0.24), size * (0.17 + level * 0.075)
        bottom = top + size * 0.44
        canvas.polygon([(x, top), (x + wide, bottom), (x - wide, bottom)], tone)
        if snow:
            white = mix(tone, colour("#ffffff"), 0.85)
            canvas.polygon(
                [(x, top), (x + wide * 0.5, top + size * 0.19), (x - wide * 0.45, top + size * 0.16)], white
            )


def pine(canvas: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    """A Scots pine: a long red-brown stem and flat clouds of needles."""
    stem = mood.tint("#8a5a3c")
    canvas.polygon(
        [
            (x - size * 0.022, y),
            (x - size * 0.012, y - size),
            (x + size * 0.012, y - size),
            (x + size * 0.024, y),
        ],
        stem,
    )
    dark = mood.pine
    for step, (dx, dy, wide) in enumerate(
        ((-0.1, 0.66, 0.3), (0.1, 0.74, 0.34), (-0.04, 0.84, 0.38), (0.05, 0.95, 0.3))
    ):
        tone = mix(dark, colour("#ffffff"), 0.05 * step + (0.28 if mood.snow else 0))
        canvas.ellipse(x + dx * size, y - dy * size, wide * size, size * 0.13, tone)


def tree(canvas: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    """A round tree; bare with snow on the twigs in winter, in blossom now and then in spring."""
    random = canvas.random
    stem = mood.tint("#6d4c38")
    canvas.polygon(
        [
            (x - size * 0.05, y),
            (x - size * 0.03, y - size * 0.5),
            (x + size * 0.03, y - size * 0.5),
            (x + size * 0.05, y),
        ],
        stem,
    )
    if mood.snow:
        _twigs(canvas, x, y - size * 0.4, size * 0.55, 90, stem, depth=4)
        return
    tone = mood.leaves[random.choice((0, 0, 1, 2)) if mood.season != "summer" else random.randrange(3)]
    dark = mix(tone, colour("#1c2b20"), 0.22)
    for dx, dy, wide, shade in (
        (-0.2, 0.58, 0.5, dark),
        (0.2, 0.58, 0.5, dark),
        (0, 0.74, 0.66, tone),
        (-0.1, 0.84, 0.42, mix(tone, colour("#ffffff"), 0.12)),
    ):
        canvas.ellipse(x + dx * size, y - dy * size, wide * size, wide * size * 0.86, shade)


def _twigs(
    canvas: Canvas, x: float, y: float, size: float, angle: float, tone: Colour, *, depth: int
) -> None:
    for turn in (-26, 6, 30):
        radians = (angle + turn) * pi / 180
        end = (x + size * 0.5 * sin(pi / 2 - radians), y - size * 0.5 * sin(radians))
        canvas.line([(x, y), end], tone, width=max(1.0, depth * 1.3))
        if depth > 1:
            _twigs(canvas, *end, size * 0.68, angle + turn, tone, depth=depth - 1)


def stripes(canvas: Canvas, mood: Mood, *, top: float, tones: list[Colour]) -> None:
    """Fields that run towards the reader."""
    random = canvas.random
    vanish = random.uniform(300, 900)
    edges = [-900.0]
    while edges[-1] < WIDTH + 900:
        edges.append(edges[-1] + random.uniform(170, 380))
    for index, (left, right) in enumerate(pairwise(edges)):
        tone = tones[index % len(tones)]
        near, far = (vanish + (left - vanish) * 0.28, vanish + (right - vanish) * 0.28), (left, right)
        canvas.polygon([(near[0], top), (near[1], top), (far[1], HEIGHT), (far[0], HEIGHT)], tone)
        for furrow in range(1, 6):
            share = furrow / 6
            x1, x2 = near[0] + (near[1] - near[0]) * share, far[0] + (far[1] - far[0]) * share
            canvas.line(
                [(x1, top), (x2, HEIGHT)],
                mix(tone, mood.land[3] if not mood.snow else mood.land[0], 0.16),
                width=2.5,
            )


def meadow(canvas: Canvas, mood: Mood, *, top: float) -> None:
    """The ground in front: a soft edge, tufts of grass and, in season, flowers."""
    random = canvas.random
    edge = ridge(canvas, base=top, rise=12, waves=2)
    hill(canvas, edge, mood.land[3])
    light = mix(mood.land[3], mood.land[1], 0.5)
    for _ in range(90):
        x, y = random.uniform(0, WIDTH), random.uniform(top + 24, HEIGHT)
        size = 5 + 12 * (y - top) / (HEIGHT - top)
        canvas.polygon(
            [
                (x - size * 0.35, y),
                (x - size * 0.1, y - size),
                (x, y),
                (x + size * 0.35, y - size * 0.8),
                (x + size * 0.3, y),
            ],
            light,
        )
    if mood.season in ("spring", "summer"):
        for _ in range(46):
            x, y = random.uniform(0, WIDTH), random.uniform(top + 40, HEIGHT)
            size = 4 + 7 * (y - top) / (HEIGHT - top)
            canvas.ellipse(
                x, y, size, size, mood.tint(random.choice(("#f7f3e8", "#e8534a", "#f4d04b", "#8fa7e0")))
            )


def snowfall(canvas: Canvas, mood: Mood) -> None:
    if mood.snow:
        random = canvas.random
        for _ in range(130):
            size = random.choice((3, 4, 5, 7))
            canvas.ellipse(random.uniform(0, WIDTH), random.uniform(0, HEIGHT), size, size, colour("#ffffff"))
